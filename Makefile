# Guantong: seven targets. A fresh Debian 12 with Python 3.11 (with venv), git and make is enough.
#   make demo    grow fictional 明湖区, check its documents, open the report
#   make test    set everything up and run the tests, on SQLite and what must be on PostgreSQL  (ONLY=path a part, FULL=1 all)
#   make check   style, types, floors, bill of materials
#   make fix     what of that a machine can repair
#   make bench   measure the promises of speed             (ONLY=name runs one)
#   make docs    grow docs/reference from the code
#   make bundle  one folder that installs and starts without a network
.PHONY: demo test check fix bench docs bundle
export UV_PYTHON_DOWNLOADS = never
export PYTHONUTF8 = 1
# modules are compiled once, not in each of the hundreds of processes that a run of the tests begins
unexport PYTHONDONTWRITEBYTECODE
UV = 0.13.9
RUN = .venv/bin/python
ONLY ?=
FULL ?=
# the English of the pages, compiled; named before the targets that ask for it, else make asks for nothing
MO = guantong/locale/en/LC_MESSAGES/django.mo
# in full: what must cover the code by itself, then the lanes, which would do so by their bulk alone
COVERED = guantong benchmarks tests/house tests/documents --cov=guantong --cov-branch --cov-report=term:skip-covered --cov-fail-under=90
LANES = tests/journeys tests/promises
# what is stored is tested on PostgreSQL as well: in full runs every test of it, at its normal size (the sizes that take minutes
# look for what no database decides, and run once); else the promises and the journeys. A crash lane and the drill choose their databases themselves,
# files and a browser have none
STORED = guantong/apps guantong/gateways/site tests/journeys tests/promises \
	--ignore-glob='*_crash_test.py' --ignore-glob='*_fuzz_test.py' --ignore-glob='*_oracle_test.py' \
	--ignore=tests/promises/guard_mutants_test.py --ignore=tests/journeys/browser_test.py \
	--ignore=tests/journeys/by_keyboard_test.py --ignore=tests/journeys/evidence_opens_the_page_test.py \
	--ignore=tests/journeys/a_visit_without_network_test.py --ignore=tests/journeys/slips_are_typed_without_network_test.py \
	--ignore=tests/journeys/a_deputy_on_a_phone_asks_and_rates_test.py \
	--ignore=tests/journeys/an_offline_machine_prints_a_pack_test.py --ignore=tests/promises/backup_drill_test.py \
	--ignore=tests/promises/full_disk_test.py --ignore=tests/promises/refused_bundles_test.py
PROMISED = guantong/apps/journal guantong/apps/jobs/operations_test.py tests/journeys/first_light_test.py tests/promises/journal_tamper_test.py tests/promises/races_test.py tests/promises/subject_races_test.py
# what the product installs, in CycloneDX, from the lock alone
BILL_OF_MATERIALS = .venv/bin/uv export --frozen --no-dev --no-emit-project --quiet --format cyclonedx1.5

demo: $(MO) node_modules/.package-lock.json
	@.ci/provide fonts
	.venv/bin/guantong demo

test: $(MO) node_modules/.package-lock.json
	@.ci/provide fonts pdftotext chromium
	$(RUN) -m pytest -n auto $(if $(ONLY),$(ONLY),$(if $(FULL),$(COVERED)))
	$(if $(ONLY),,$(if $(FULL),$(RUN) -m pytest -n auto $(LANES)))
	$(if $(ONLY),,FULL= TEST_DATABASE=postgres $(RUN) -m pytest -n auto $(if $(FULL),$(STORED),$(PROMISED)))

check: .venv/ready
	.venv/bin/ruff check guantong tests benchmarks packaging
	.venv/bin/ruff format --check guantong tests benchmarks packaging
	.venv/bin/mypy guantong/domain
	.venv/bin/lint-imports --no-cache
	@mkdir -p build && $(BILL_OF_MATERIALS) --output-file build/sbom.json > /dev/null && echo 'bill of materials: build/sbom.json'

fix: .venv/ready
	.venv/bin/ruff check --fix guantong tests benchmarks packaging
	.venv/bin/ruff format guantong tests benchmarks packaging

bench: $(MO)
	@.ci/provide fonts pdftotext
	$(RUN) -m benchmarks.run $(ONLY)

docs: .venv/ready
	$(RUN) -m guantong.gateways.cli.manual docs/reference

bundle: $(MO) node_modules/.package-lock.json
	@.ci/provide fonts
	$(RUN) packaging/bundle.py

# What pages load beyond our own modules: by the lock file into node_modules, never committed
node_modules/.package-lock.json: package.json package-lock.json .venv/ready
	@.ci/provide npm; if command -v npm > /dev/null; then npm ci --silent --no-audit --no-fund && touch $@; fi

# the English of the pages, compiled without gettext's own tools
$(MO): guantong/locale/en/LC_MESSAGES/django.po .venv/ready
	@.venv/bin/pybabel --quiet compile --domain django --directory guantong/locale --locale en

# One lock, one path: a venv, a pinned uv in it, everything else from uv.lock. The stamp makes a second call instant.
.venv/ready: uv.lock pyproject.toml
	@.ci/provide python venv
	@python3 -m venv .venv
	@.venv/bin/python -m pip --quiet --disable-pip-version-check install uv==$(UV)
	@.venv/bin/uv sync --frozen --inexact --quiet
	@touch $@
