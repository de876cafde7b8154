# The two commands: `make chat` (run it) and `make test` (prove it). The rest is for developers.
.PHONY: setup chat demo test check bench lock shots eval-lint eval-writer test-model clean
.DEFAULT_GOAL := chat

READY := .venv/.ready
RUN := .venv/bin/

$(READY): requirements.lock pyproject.toml scripts/setup.sh
	@sh scripts/setup.sh

setup: $(READY)

chat: $(READY)
	@$(RUN)yumekonte chat

demo: $(READY)
	@$(RUN)yumekonte demo --out out

test: $(READY)
	@$(RUN)pytest -n auto --dist loadfile --no-loadscope-reorder

check: $(READY)
	$(RUN)ruff format --check .
	$(RUN)ruff check .
	$(RUN)mypy
	$(RUN)lint-imports --no-cache
	$(RUN)python scripts/pages.py --check

bench: $(READY)
	@$(RUN)python -m benchmarks

eval-lint: $(READY)
	@$(RUN)python scripts/eval_lint.py

eval-writer: $(READY)
	@$(RUN)python scripts/eval_writer.py

test-model: $(READY)
	@$(RUN)python scripts/test_model.py

shots: $(READY)
	@$(RUN)python -m scripts.shots

lock: $(READY)
	$(RUN)uv pip compile pyproject.toml --universal --generate-hashes --all-extras --group dev \
		--python-version 3.11 --no-emit-index-url --no-header --quiet -o requirements.lock

clean:
	rm -rf .venv out .pytest_cache .mypy_cache .ruff_cache .hypothesis
