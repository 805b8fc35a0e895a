"""The rules of the house that no linter can say."""

import ast
import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "lemniscaat"
DECISIONS = ROOT / "docs" / "decisions"

LINES_PER_FILE = 300
LINES_PER_FUNCTION = 40
LINES_PER_TEMPLATE = 120
FILES_IN_ROOT = 12

ORM_WRITES = {
    "save",
    "create",
    "delete",
    "update",
    "bulk_create",
    "bulk_update",
    "get_or_create",
    "update_or_create",
}
# Dictionaries have an update too: these are dictionaries wherever they stand.
DICTIONARIES = {"context", "headers"}

# Folders of somebody's own machine, and addresses of package registries.
# The brackets keep this pattern from finding itself.
NOT_IN_PUBLIC = re.compile(r"(?<![\w.}])[/](work|root|home)[/]|py[p]i\.org|python[h]osted|npm[j]s")

Function = ast.FunctionDef | ast.AsyncFunctionDef


def modules(*folders: str) -> Iterator[tuple[Path, ast.Module]]:
    """Every module of the package, or of these folders of it; migrations are history."""
    for folder in folders or (".",):
        for path in sorted((PACKAGE / folder).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path, ast.parse(path.read_text(encoding="utf-8"))


def functions(tree: ast.Module) -> Iterator[Function]:
    """Every function and method in a module."""
    for node in ast.walk(tree):
        if isinstance(node, Function):
            yield node


def public_operations() -> Iterator[tuple[str, Function]]:
    """Every public function of a room's write side, with its place."""
    for path, tree in modules():
        if path.name == "operations.py" or path.parent.name == "operations":
            for node in tree.body:
                if isinstance(node, Function) and not node.name.startswith("_"):
                    yield place(path, node), node


def place(path: Path, node: ast.stmt | ast.expr) -> str:
    """Where something stands, as an editor wants it."""
    return f"{path.relative_to(ROOT)}:{node.lineno}"


def tracked() -> list[str]:
    """Every file that git keeps, also one that was never committed yet."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return [name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def first_column(document: str) -> set[str]:
    """The names in the first column of the tables in a document."""
    text = (ROOT / "docs" / document).read_text(encoding="utf-8")
    return set(re.findall(r"^\| `(\w+)`", text, flags=re.MULTILINE))


def settings_read() -> set[str]:
    """The environment variables that the settings ask for."""
    tree = ast.parse((PACKAGE / "config" / "settings.py").read_text(encoding="utf-8"))
    asked = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"os.environ.get", "os.getenv"}:
            asked.add(ast.literal_eval(node.args[0]))
        if isinstance(node, ast.Subscript) and ast.unparse(node.value) == "os.environ":
            asked.add(ast.literal_eval(node.slice))
    return asked


def test_a_source_file_fits_in_one_reading() -> None:
    """Past the limit a file becomes a folder."""
    paths = [path for path, _ in modules()] + sorted((ROOT / "tests").rglob("*.py"))
    long = {
        str(path.relative_to(ROOT)): count
        for path in paths
        if (count := len(path.read_text(encoding="utf-8").splitlines())) > LINES_PER_FILE
    }
    assert long == {}


def test_a_function_fits_on_one_screen() -> None:
    """Decorators do not count; the signature and the docstring do."""
    long = {
        place(path, node): (node.end_lineno or node.lineno) - node.lineno + 1
        for path, tree in modules()
        for node in functions(tree)
        if (node.end_lineno or node.lineno) - node.lineno + 1 > LINES_PER_FUNCTION
    }
    assert long == {}


def test_a_template_fits_on_two_screens() -> None:
    """A long template wants a component."""
    long = {
        str(path.relative_to(ROOT)): count
        for path in sorted(PACKAGE.rglob("templates/**/*.*"))
        if (count := len(path.read_text(encoding="utf-8").splitlines())) > LINES_PER_TEMPLATE
    }
    assert long == {}


def test_every_module_says_what_it_is_for() -> None:
    """An empty __init__.py has nothing to say."""
    silent = [
        str(path.relative_to(ROOT))
        for path, tree in modules()
        if tree.body and not ast.get_docstring(tree)
    ]
    assert silent == []


def test_every_public_operation_says_what_it_does() -> None:
    """Units, refusals and sources stand in the docstring."""
    assert [where for where, node in public_operations() if not ast.get_docstring(node)] == []


def test_an_operation_takes_keywords_only() -> None:
    """A call reads like a sentence, and nobody swaps two persons."""
    positional = [
        where
        for where, node in public_operations()
        if "operation" in {ast.unparse(decorator) for decorator in node.decorator_list}
        and (node.args.args or node.args.posonlyargs or node.args.vararg)
    ]
    assert positional == []


def test_doors_never_write() -> None:
    """A page or an API asks an operation; it does not touch the tables."""
    writes = [
        f"{place(path, node)} {ast.unparse(node.func)}"
        for path, tree in modules("web", "api")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ORM_WRITES
        and ast.unparse(node.func.value).split(".")[-1] not in DICTIONARIES
    ]
    assert writes == []


def test_every_model_has_a_row_in_the_glossary() -> None:
    """What we call it in English and in Dutch is written down once."""
    models = {
        model.__name__
        for config in apps.get_app_configs()
        if config.name.startswith("lemniscaat.")
        for model in config.get_models()
    }
    assert models - first_column("glossary.md") == set()


def test_every_setting_is_documented_and_every_documented_setting_exists() -> None:
    """The document and the settings name the same environment variables."""
    assert first_column("reference/settings.md") == settings_read()


def test_the_root_stays_small() -> None:
    """Who opens the repository sees what matters."""
    in_root = [name for name in tracked() if "/" not in name]
    assert len(in_root) <= FILES_IN_ROOT, in_root


def test_no_file_tells_about_the_machine_it_was_made_on() -> None:
    """No folders of our own machines, no addresses of registries: they differ elsewhere."""
    found = []
    for name in tracked():
        try:
            text = (ROOT / name).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{name}: {hit.group()}" for hit in NOT_IN_PUBLIC.finditer(text)]
    assert found == []


LOCKS = ["development.txt", "peers.txt", "runtime.txt", "uv.txt"]


def test_the_lock_holds_versions_and_hashes_but_no_addresses() -> None:
    """The same lock installs from any registry or mirror."""
    locks = sorted((ROOT / "requirements").glob("*.txt"))
    assert [lock.name for lock in locks] == LOCKS
    assert [lock.name for lock in locks if "://" in lock.read_text(encoding="utf-8")] == []


def test_every_dependency_has_its_reason() -> None:
    """A package that nobody could give a reason for does not come in."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = project["dependencies"] + project["optional-dependencies"]["dev"]
    names = {re.split(r"[\[<>=~!; ]", requirement)[0] for requirement in wanted}
    reasons = "".join(path.read_text(encoding="utf-8") for path in DECISIONS.glob("*.md"))
    assert names - set(re.findall(r"^\| `([\w-]+)`", reasons, flags=re.MULTILINE)) == set()


def test_developers_use_the_versions_that_run() -> None:
    """What is tested is what is installed."""
    runtime, development = (
        set(re.findall(r"^[\w.-]+==\S+", (ROOT / "requirements" / name).read_text(), re.MULTILINE))
        for name in ("runtime.txt", "development.txt")
    )
    assert runtime - development == set()
