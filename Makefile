# `make test` and `make demo` need nothing but Python 3.11 and a Debian package: tools/setup sees to both.
BIN := .venv/bin
DOCS = README.md CONTRIBUTING.md $(wildcard docs/*.md)

.PHONY: demo test accept bench bench-fix bench-production harm contention docs setup clean

demo:
	@tools/setup demo
	$(BIN)/dbcare demo

setup:
	@tools/setup test

test: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m cogapp --check -P $(DOCS)
	$(BIN)/python tools/manpages.py --check
	$(BIN)/python -m pytest tests --ignore=tests/accept -n 2 --dist loadgroup

accept: setup
	$(BIN)/python -m pytest tests/accept -s --timeout=3600 >accept.log 2>&1; status=$$?; tail -n 40 accept.log; exit $$status

bench:
	@tools/setup bench
	$(BIN)/python -m bench.run
	$(MAKE) bench-production

# About an hour. SCALE=1000 is for trying it out: so many live VMs in the smaller database, ten times as many in the larger.
bench-production:
	@tools/setup bench
	$(BIN)/python -m bench.production $(if $(SCALE),--scale $(SCALE))

# What mends, against the tools that others mend with. FIX="--server mariadb --times 1" is quicker.
bench-fix:
	@tools/setup bench
	$(BIN)/python -m bench.mending $(FIX)
	$(BIN)/python -m bench.purging $(FIX)

# A hundred checks, one a minute. HARM="--period 12" is quicker; --help names the rest.
harm:
	@tools/setup bench
	$(BIN)/python -m bench.harm $(HARM)

# 500 faults mended beside a management server at full speed. CONTENTION="--server mariadb" is quicker.
contention:
	@tools/setup bench
	$(BIN)/python -m bench.contention $(CONTENTION)

docs: setup
	$(BIN)/python -m cogapp -r -P $(DOCS)
	$(BIN)/python tools/manpages.py

clean:
	rm -rf .venv build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache accept.log
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
