"""Several files written to a folder, each whole or not at all."""

from collections.abc import Mapping
from pathlib import Path

from interview.errors import CannotWrite
from interview.report.save import refuse_to_overwrite, save


def write_files(folder: Path, contents: Mapping[str, bytes], *, replace: bool = False) -> None:
    """Write the files, by name relative to the folder, which is made. Raises FileExists unless `replace`, CannotWrite.

    Nothing is written where a file would be replaced that must not be.
    """
    for name in contents:
        refuse_to_overwrite(folder / name, force=replace)
    for name, content in contents.items():
        path = folder / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise CannotWrite(
                {"en": f"the folder cannot be made ({error.strerror}).", "zh": f"无法建立文件夹（{error.strerror}）。"},
                {"en": "Choose another folder with -o.", "zh": "请用 -o 指定另一个文件夹。"},
                str(path.parent),
            ) from error
        save(content, path, force=replace)
