"""Compiles the protos: Python code into protos/python, and one image that buf lints and compares.

The rule kept here: nothing is downloaded. What we import from others (google.api, buf.validate) comes out of the
installed packages, as descriptors; the sources of others are not kept in this repository.
"""

import fcntl
import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from google.api import annotations_pb2, field_behavior_pb2
from google.protobuf import (
    any_pb2,
    descriptor_pb2,
    duration_pb2,
    empty_pb2,
    field_mask_pb2,
    struct_pb2,
    timestamp_pb2,
)
from google.protobuf.descriptor import FileDescriptor
from protovalidate._gen.buf.validate import validate_pb

HERE = Path(__file__).resolve().parent
PYTHON = HERE / "python"
OURS = sorted(str(path.relative_to(HERE)) for path in (HERE / "crm").rglob("*.proto"))
FOREIGN = (
    *(annotations_pb2, field_behavior_pb2, any_pb2, duration_pb2, empty_pb2, field_mask_pb2),
    *(struct_pb2, timestamp_pb2, descriptor_pb2),
)
VALIDATE = "buf/validate/validate.proto"
# What protovalidate's package holds is a descriptor, not the module that our generated code imports.
GENERATED = re.compile(r"_pb2(_grpc)?\.pyi?$|^comments\.json$")


# What has names and comments inside files, messages, enums and services.
PARTS = frozenset(
    {"message_type", "enum_type", "service", "field", "nested_type", "value", "method"}
)


def foreign_descriptors() -> descriptor_pb2.FileDescriptorSet:
    """The descriptors of everything our protos import, in an order in which each follows its imports."""
    found = descriptor_pb2.FileDescriptorSet()
    seen: set[str] = set()

    def add(file: FileDescriptor) -> None:
        if file.name in seen:
            return
        seen.add(file.name)
        for dependency in file.dependencies:
            add(dependency)
        file.CopyToProto(found.file.add())

    for module in FOREIGN:
        add(module.DESCRIPTOR)
    found.file.add().ParseFromString(validate_pb.desc().proto.to_binary())
    return found


def run_protoc(*arguments: str) -> None:
    """Runs protoc; ends the program with its messages if it refuses."""
    command = [sys.executable, "-m", "grpc_tools.protoc", *arguments]
    if subprocess.run(command, cwd=HERE, check=False).returncode:
        sys.exit("protoc: see above")


def build(out: Path, image: Path) -> None:
    """Writes the Python code of all protos to `out`, and their image with comments to `image`."""
    with tempfile.TemporaryDirectory() as folder:
        foreign = Path(folder) / "foreign.binpb"
        foreign.write_bytes(foreign_descriptors().SerializeToString())
        known = f"--descriptor_set_in={foreign}"
        out.mkdir(parents=True, exist_ok=True)
        run_protoc(known, f"--python_out={out}", f"--pyi_out={out}", VALIDATE)
        run_protoc(
            "-I.",
            known,
            f"--python_out={out}",
            f"--pyi_out={out}",
            f"--grpc_python_out={out}",
            *OURS,
        )
        run_protoc("-I.", known, "--include_imports", "--include_source_info", f"-o{image}", *OURS)
        text = json.dumps(comments(image), indent=0, sort_keys=True, ensure_ascii=False)
        (out / "crm" / "comments.json").write_text(text + "\n")


def tidy(comment: str) -> str:
    """A comment's lines without the blanks around them."""
    return "\n".join(line.strip() for line in comment.strip().splitlines())


def comments(image: Path) -> dict[str, str]:
    """The comment of everything that has a name: Python's descriptors do not carry them, API documents need them."""
    found: dict[str, str] = {}
    files = descriptor_pb2.FileDescriptorSet.FromString(image.read_bytes()).file

    def take(said: dict[tuple[int, ...], str], path: tuple[int, ...], name: str) -> None:
        if path in said:
            found[name] = said[path]

    def walk(
        said: dict[tuple[int, ...], str], owner: Any, path: tuple[int, ...], name: str
    ) -> None:
        """One level: what is in a file, a message, an enum or a service; numbers are those of descriptor.proto."""
        take(said, path, name)
        for field in owner.DESCRIPTOR.fields:
            if field.name not in PARTS:
                continue
            for index, part in enumerate(getattr(owner, field.name)):
                walk(said, part, (*path, field.number, index), f"{name}.{part.name}".lstrip("."))

    for file in files:
        if file.package.startswith("crm."):
            places = file.source_code_info.location
            said = {tuple(p.path): tidy(p.leading_comments) for p in places if p.leading_comments}
            walk(said, file, (), file.package)
    return found


def main() -> None:
    """`build.py` writes the code; `--check` fails if what is committed is not what the protos say; `--release` also
    keeps the image as what `buf breaking` compares with from then on."""
    with open(HERE / ".lock", "w") as lock, tempfile.TemporaryDirectory() as folder:
        fcntl.flock(lock, fcntl.LOCK_EX)
        fresh = Path(folder) / "python"
        build(fresh, HERE / "image.binpb")
        if "--release" in sys.argv:
            released = descriptor_pb2.FileDescriptorSet.FromString(
                (HERE / "image.binpb").read_bytes()
            )
            for file in released.file:
                file.ClearField("source_code_info")
            (HERE / "released.binpb").write_bytes(released.SerializeToString(deterministic=True))
        new = {
            path.relative_to(fresh): path.read_bytes()
            for path in fresh.rglob("*")
            if path.is_file()
        }
        old = {
            path.relative_to(PYTHON): path.read_bytes()
            for path in PYTHON.rglob("*")
            if GENERATED.search(path.name)
        }
        if "--check" in sys.argv:
            stale = sorted(
                str(name) for name in new.keys() | old.keys() if new.get(name) != old.get(name)
            )
            sys.exit(f"not what the protos say (make protos): {', '.join(stale)}" if stale else 0)
        for name in old.keys() - new.keys():
            (PYTHON / name).unlink()
        for name, content in new.items():
            if old.get(name) != content:
                (PYTHON / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(fresh / name, PYTHON / name)


if __name__ == "__main__":
    main()
