"""What the operating system refuses, in words a user can act on (系统不允许的原因)."""

import errno

from guantong.domain.words import Words

_NO_RIGHT = Words("没有权限，或位置是只读的", "no permission, or the place is read-only")
_WORDS = {
    errno.ENOENT: Words("文件夹不存在，或不能在那里新建文件", "no such folder, or no file can be made there"),
    errno.EACCES: _NO_RIGHT,
    errno.EPERM: _NO_RIGHT,
    errno.EROFS: _NO_RIGHT,
    errno.ENOSPC: Words("磁盘已满", "the disk is full"),
    errno.EDQUOT: Words("超出可用空间", "the quota is used up"),
    errno.EISDIR: Words("它是一个文件夹", "it is a folder"),
    errno.ENOTDIR: Words("路径中有一段不是文件夹", "a part of the path is no folder"),
    errno.EEXIST: Words("路径中有一段不是文件夹", "a part of the path is no folder"),
    errno.ENAMETOOLONG: Words("名称太长", "the name is too long"),
    errno.ELOOP: Words("链接绕成了圈", "the links run in a circle"),
}


def why(error: OSError | ValueError) -> Words:
    """Return the reason behind `error`; one that has no words here stands as the system says it."""
    number = getattr(error, "errno", None)
    said = getattr(error, "strerror", None) or type(error).__name__
    return _WORDS.get(number or 0, Words(said, said))
