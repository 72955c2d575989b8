import base64
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dbcare.encryption import decrypt, is_encrypted

from .spare import JAVA_PBE, ROOT

# Of CloudStack's EncryptionSecretKeyCheckerTest, and of ablestack's SecurityCheck.
UPSTREAM = {
    "ENC(iYVsCZXiGiC6SzZLMNBvBL93hoUpntxkuRjyaqC8L+JYKXw=)": "encthis",
    "ENC(DlTJUG8rWFjOd3aoHtbBGEcQ/piovBzRJ/bnQ1FACLg=)": "mold",
}
# Of Java's own PBEWithMD5AndDES, which is what Jasypt calls.
OLDER = {
    "ENC(I3LQ9K1cvhiYljm4poZRLg==)": "encthis",
    "ENC(xDlmAk/WP5V7JJ+YOaeVGLgOrfGSBOww)": "se cr'et%s",
    "ENC(XR5G3M0+qqwXd0vXouM1htlQnFJIGDJW)": "pässwörd €",
}
SECRET = "managementkey"


@pytest.mark.parametrize(("value", "plain"), (UPSTREAM | OLDER).items())
def test_both_forms_of_cloudstack_are_read(value: str, plain: str) -> None:
    assert is_encrypted(value)
    assert decrypt(value, SECRET) == plain


@pytest.mark.parametrize("value", UPSTREAM | OLDER)
def test_another_secret_gives_nothing(value: str) -> None:
    assert decrypt(value, SECRET + "s") is None


@pytest.mark.parametrize("plain", ["", "p", "12345678", "a much longer one, with spaces, = and \\", "ключ"])
def test_what_java_encrypts_is_read(plain: str, tmp_path: Path) -> None:
    if not (java := shutil.which("java")):
        pytest.skip("no java on this machine")
    source = tmp_path / "Pbe.java"
    source.write_text(JAVA_PBE)
    made = subprocess.run([java, source, "the key", plain], capture_output=True, text=True, check=True)
    assert decrypt(f"ENC({made.stdout.strip()})", "the key") == plain


def test_nothing_is_encrypted_as_nothing() -> None:
    assert decrypt("ENC()", SECRET) == ""


@pytest.mark.parametrize("value", ["", "ENC", "ENC(", "enc(x)", "ENC(x) ", "xENC(x)", "ENC(x"])
def test_other_values_are_not_encrypted(value: str) -> None:
    assert not is_encrypted(value)


@given(st.one_of(st.text(), st.binary().map(lambda raw: base64.b64encode(raw).decode())), st.text())
def test_rubbish_is_never_an_error(value: str, secret: str) -> None:
    found = decrypt(f"ENC({value})", secret)
    assert found is None or isinstance(found, str)


TOGETHER = """
import sys, threading
from dbcare.encryption import decrypt
go, wrong = threading.Barrier(5), []
def driver():
    go.wait()
    import dbcare.driver
def opener():
    go.wait()
    for _ in range(20):
        if decrypt("ENC(iYVsCZXiGiC6SzZLMNBvBL93hoUpntxkuRjyaqC8L+JYKXw=)", "managementkey") != "encthis":
            wrong.append(1)
threading.excepthook = lambda args: wrong.append(args.exc_value)
threads = [threading.Thread(target=one) for one in (driver, opener, opener, opener, driver)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
from dbcare.driver import learn_rsa
sys.exit(repr(wrong) if wrong or not learn_rsa() or not learn_rsa() else 0)
"""


@pytest.mark.parametrize("attempt", range(4))
def test_the_driver_hides_cryptography_from_nobody_else(attempt: int) -> None:
    """Values are decrypted while the driver is loaded; and that cryptography is there does not keep RSA from it."""
    done = subprocess.run([sys.executable, "-W", "error", "-c", TOGETHER], cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
