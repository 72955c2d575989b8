"""A world that several test files look at and none changes, and dbcare run as its users run it."""

from pathlib import Path

from dbcare import cli, world
from dbcare.config import Config
from dbcare.db import Writer
from dbcare.endpoint import Databases, Endpoint

RELEASE = "4.22.0.0"
NAMES = Databases("spare_cloud", "spare_usage")
ROOT = Path(__file__).parents[1]
JAVA_PBE = """
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.PBEParameterSpec;

public class Pbe {
    public static void main(String[] given) throws Exception {
        byte[] salt = new byte[8];
        new java.security.SecureRandom().nextBytes(salt);
        var spec = new PBEKeySpec(given[0].toCharArray());
        var key = SecretKeyFactory.getInstance("PBEWithMD5AndDES").generateSecret(spec);
        Cipher cipher = Cipher.getInstance("PBEWithMD5AndDES");
        cipher.init(Cipher.ENCRYPT_MODE, key, new PBEParameterSpec(salt, 1000));
        byte[] text = cipher.doFinal(given[1].getBytes("UTF-8"));
        byte[] all = new byte[8 + text.length];
        System.arraycopy(salt, 0, all, 0, 8);
        System.arraycopy(text, 0, all, 8, text.length);
        System.out.println(Base64.getEncoder().encodeToString(all));
    }
}
"""


def built(endpoint: Endpoint) -> Config:
    """Make the world on a server, unless it is there, and say how to reach it."""
    with Writer(endpoint) as writer:
        there = writer.all("SELECT 1 AS x FROM information_schema.schemata WHERE schema_name = 'spare_cloud'")
    if not there:
        world.create(endpoint, RELEASE, databases=NAMES)
        world.populate(endpoint, RELEASE, databases=NAMES)
    return Config(endpoint=endpoint, databases=NAMES)


def flags(endpoint: Endpoint) -> tuple[str, ...]:
    """The flags that reach the world through a server's socket."""
    return (
        "--socket", endpoint.socket, "--user", endpoint.user,
        "--cloud-name", NAMES.cloud, "--usage-name", NAMES.usage,
    )  # fmt: skip


def run(*arguments: str) -> int:
    """Run dbcare as `main` does, in this process."""
    return cli.perform(arguments)
