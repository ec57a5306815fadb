# The front door: the few words that a person or a machine needs. CMake does the building, from the
# presets in CMakePresets.json; nothing is decided here that the presets decide.
#
#   make                build the release: build/plainer
#   make demo           install what is missing, build, convert samples/, say where the pages are
#   make test           install what is missing, run the tests with sanitizers and as released
#   make bench          measure speed and memory beside other programs
#   make install        put everything in place (PREFIX=/usr/local, DESTDIR is kept)
#   make format         let clang-format lay out the sources
#   make tidy           build with clang-tidy looking on; it names all that it finds
#   make update-golden  write the expected outputs anew; read their diff
#   make clean          remove all builds

PREFIX ?= /usr/local
JOBS ?= $(shell nproc 2>/dev/null || getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)
CLANG_FORMAT ?= clang-format

# CMake starts a make of its own, which is not to take this one's flags.
CMAKE = env -u MAKEFLAGS -u MFLAGS -u MAKELEVEL cmake
CTEST = env -u MAKEFLAGS -u MFLAGS -u MAKELEVEL ctest

.NOTPARALLEL:
.PHONY: all demo test bench install format tidy update-golden clean dependencies

all: build/.configured
	@$(CMAKE) --build --preset release --parallel $(JOBS)
	@echo "Built build/plainer"

demo: dependencies all
	@tools/demo.sh

# Both builds are tested even if the first one fails: what fails in one only is a clue.
test: dependencies all build-dev/.configured
	@$(CMAKE) --build --preset dev --parallel $(JOBS)
	@status=0; \
	echo "== with sanitizers (build-dev)"; $(CTEST) --preset dev -j $(JOBS) || status=1; \
	echo "== as released (build)"; $(CTEST) --preset release -j $(JOBS) || status=1; \
	if [ $$status -ne 0 ]; then echo "Some tests failed: see above." >&2; fi; \
	exit $$status

bench: all
	@tools/bench.sh

install: all
	@$(CMAKE) --install build --prefix "$(PREFIX)"

format:
	@find src tests -name '*.[ch]' -exec $(CLANG_FORMAT) -i {} +

tidy: build-tidy/.configured
	@$(CMAKE) --build --preset tidy --parallel $(JOBS) -- \
	  $$(test -f build-tidy/Makefile && echo -k || echo -k0)

update-golden: all
	@$(CMAKE) --build --preset release --target update-golden

clean:
	@rm -rf build build-*

dependencies:
	@tools/install-dependencies.sh

build/.configured: preset = release
build-dev/.configured: preset = dev
build-tidy/.configured: preset = tidy
build-tidy/.configured: options = -DBUILD_TESTING=OFF

# Once; afterwards the builds notice by themselves when a CMakeLists.txt changes.
build/.configured build-dev/.configured build-tidy/.configured: CMakePresets.json
	@mkdir -p $(@D)
	@$(CMAKE) --preset $(preset) -DCMAKE_TARGET_MESSAGES=OFF $(options) \
	  >$(@D)/configure.log 2>&1 || { \
	  cat $(@D)/configure.log; \
	  echo "plainer: not configured. Is something missing? tools/install-dependencies.sh installs it."; \
	  exit 1; } >&2
	@touch $@
