"""Why the system refuses to read or write, in words; those of the system itself where there are no better ones."""

import errno
import sqlite3

from knowledge.vocabulary.text import Text

READ_ONLY_DISK: Text = {"en": "the disk is read-only", "zh": "磁盘为只读"}
NOT_PERMITTED: Text = {"en": "you have no permission", "zh": "没有权限"}
FILE_IN_THE_WAY: Text = {
    "en": "a file stands where a folder should be",
    "zh": "应为文件夹的位置是一个文件",
}
READ_ONLY_FILE: Text = {"en": "the file is read-only", "zh": "文件为只读"}
CANNOT_BE_OPENED: Text = {"en": "the file cannot be opened", "zh": "文件无法打开"}
DISK_FAILS: Text = {"en": "the disk fails", "zh": "磁盘读写出错"}
NO_SUCH_FILE: Text = {"en": "there is no such file", "zh": "没有这个文件"}
IS_A_FOLDER: Text = {"en": "it is a folder", "zh": "这是文件夹"}
NAME_TOO_LONG: Text = {"en": "the name is too long", "zh": "名称太长"}

OF_THE_SYSTEM = {
    errno.EROFS: READ_ONLY_DISK,
    errno.EACCES: NOT_PERMITTED,
    errno.EPERM: NOT_PERMITTED,
    errno.EEXIST: FILE_IN_THE_WAY,
    errno.ENOTDIR: FILE_IN_THE_WAY,
    errno.EIO: DISK_FAILS,
}
WHEN_READING = {
    errno.ENOENT: NO_SUCH_FILE,
    errno.ENOTDIR: NO_SUCH_FILE,
    errno.EISDIR: IS_A_FOLDER,
    errno.EACCES: NOT_PERMITTED,
    errno.EPERM: NOT_PERMITTED,
    errno.ENAMETOOLONG: NAME_TOO_LONG,
    errno.EIO: DISK_FAILS,
}
NO_DATABASE: Text = {"en": "it is no database", "zh": "不是数据库"}
DAMAGED_INSIDE: Text = {"en": "its content is damaged", "zh": "内容已损坏"}

OF_SQLITE = {
    sqlite3.SQLITE_NOTADB: NO_DATABASE,
    sqlite3.SQLITE_CORRUPT: DAMAGED_INSIDE,
    sqlite3.SQLITE_READONLY: READ_ONLY_FILE,
    sqlite3.SQLITE_CANTOPEN: CANNOT_BE_OPENED,
    sqlite3.SQLITE_PERM: NOT_PERMITTED,
    sqlite3.SQLITE_IOERR: DISK_FAILS,
}


def refusal(error: OSError | sqlite3.Error) -> Text:
    """The reason that the error gives."""
    if isinstance(error, OSError):
        words = error.strerror or str(error)
        return OF_THE_SYSTEM.get(error.errno or 0, {"en": words, "zh": words})
    code = (getattr(error, "sqlite_errorcode", None) or sqlite3.SQLITE_ERROR) & 0xFF
    return OF_SQLITE.get(code, {"en": str(error), "zh": str(error)})


def unreadable(error: OSError | ValueError) -> Text:
    """That a file cannot be read, and why. ValueError: its name has a sign that no file name has."""
    reason = NO_SUCH_FILE
    if isinstance(error, OSError):
        words = error.strerror or str(error)
        reason = WHEN_READING.get(error.errno or 0, {"en": words, "zh": words})
    return {"en": f"cannot be read ({reason['en']}).", "zh": f"无法读取（{reason['zh']}）。"}
