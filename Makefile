PY := .venv/bin/python
export PATH := $(CURDIR)/.venv/bin:$(PATH)
export OMP_NUM_THREADS ?= 1
export MPLBACKEND ?= agg
DEMO_ARGS ?=
LAB_ARGS ?=
.PHONY: help setup demo test test-slow run run-all readme notebooks lab docs sync bench clean

help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 14

setup: .venv/.done ## .venv with the kit and all it needs (reused while settings.ini and setup.py stay the same)
.venv/.done: settings.ini setup.py
	@command -v python3 >/dev/null || { echo 'Python 3.10 or newer is needed (python3 was not found)'; exit 1; }
	@python3 -c 'import sys; sys.exit(sys.version_info < (3, 10))' || { echo 'Python 3.10 or newer is needed'; exit 1; }
	test -x $(PY) || python3 -m venv .venv
	$(PY) -m pip install -q torch torchvision
	$(PY) -m pip install -q -e '.[dev]'
	@if git rev-parse --git-dir >/dev/null 2>&1; then git config merge.generated.name 'written by tools: take what fits, then make sync'; \
	  git config merge.generated.driver 'git merge-file -q --ours %A %O %B'; fi
	touch $@

demo: setup ## train, evaluate and look inside a detector and a segmentor on data_samples/ (about ten minutes)
	OMP_NUM_THREADS=2 $(PY) -m segkit_nb.tools.demo $(DEMO_ARGS)

results: setup ## train every tinytown recipe and keep what shows it in data_samples/runs (25 minutes on two cores, a recipe on each; the small ones a few minutes more)
	$(PY) -c 'from segkit_nb.zoo.runs import RECIPES; print(*RECIPES, sep="\n")' | OMP_NUM_THREADS=1 xargs -P 2 -I{} $(PY) -c 'from segkit_nb.zoo.runs import make_results; make_results(["{}"], workers=0)'

# what notebooks and tests write goes to a folder of the run's own, which goes with it; a test that passes leaves no files
IN_TMP = tmp=$$(mktemp -d); trap 'rm -rf "$$tmp"' EXIT; trap 'exit 130' INT TERM; export TMPDIR="$$tmp"; set -e;
PYTEST = $(PY) -m pytest -q -o tmp_path_retention_policy=failed

test: setup ## everything that CI runs: exports in step, every notebook, the tests
	$(PY) dev/check.py
	@$(IN_TMP) set -x; nbdev_test --n_workers 2 --timing; \
	  $(PYTEST) -n 2 --dist loadfile tests -m 'not slow'

test-slow: setup ## what `test` leaves out: slow cells, the browser, long trainings
	@if command -v quarto >/dev/null; then $(MAKE) docs; else echo 'no quarto: the site is not rendered, its tests are skipped'; fi
	@$(IN_TMP) set -x; nbdev_test --n_workers 1 --flags slow; \
	  $(PYTEST) -m slow tests

run: setup ## run one notebook and store its outputs: make run NB=nbs/room/01_x.ipynb
	@test -n "$(NB)" || { echo 'say which: make run NB=nbs/room/01_x.ipynb'; exit 1; }
	MPLBACKEND= $(PY) dev/run.py $(NB)
	$(PY) dev/export.py $(NB) && $(PY) dev/readme.py

run-all: setup ## run every notebook and store its outputs
	MPLBACKEND= $(PY) dev/run.py $$(find nbs -name '*.ipynb' -not -path '*/.ipynb_checkpoints/*' | sort)
	$(PY) dev/export.py

sync: setup ## write all that tools write: modules, rooms, sidebar, README (after a merge, say)
	$(PY) dev/export.py

readme: setup ## write README.md from nbs/index.ipynb
	$(PY) dev/readme.py

notebooks: ## my_notebooks/: your own, which git does not see; the first one opens your data in every explorer
	@mkdir -p my_notebooks
	@ls my_notebooks/*.ipynb >/dev/null 2>&1 || { cp dev/my_data.ipynb my_notebooks/01_my_data.ipynb; \
	  echo 'my_notebooks/01_my_data.ipynb: a first notebook for your own data'; }

# root (a container, a rented machine) has to say that it knows what it does; in the browser, nbs/ and my_notebooks/ stand side by side
lab: setup notebooks ## JupyterLab on nbs/ and my_notebooks/, trusted: make lab LAB_ARGS='--port=9000 --ip=0.0.0.0'
	nbdev_trust && .venv/bin/jupyter lab --no-browser $(if $(filter 0,$(shell id -u)),--allow-root) --LabApp.default_url=/lab/tree/nbs $(LAB_ARGS) .

docs: setup ## the site, in _docs (needs Quarto)
	@command -v quarto >/dev/null || { echo 'Rendering needs Quarto (quarto.org); everything else works without it'; exit 1; }
	rm -rf _proc && $(PY) dev/export.py
	PYTHONPATH=dev nbdev_docs --n_workers 2
	$(PY) dev/pages.py search _docs/search.json

site-test: ## the rendered site in a browser, a phone and a desk (after make docs; needs Chromium and its driver)
	$(PYTEST) tests/site -m slow

bench: setup ## speed, as ratios against a peer in the same run
	for b in benchmarks/*.py; do $(PY) $$b || exit 1; done

clean: ## what runs and tools left behind (not .venv)
	rm -rf runs _proc _docs .pytest_cache .hypothesis
