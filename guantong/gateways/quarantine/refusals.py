"""Why a file is not read, in plain words: what, where, and what to do (不能读取的原因)."""

from guantong.domain.fiscal.pages import Trouble
from guantong.domain.words import Words


class Refused(Exception):
    """The file will not be parsed; `trouble` is what the user is told."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.what.zh)
        self.trouble = trouble


_FILE = Words("整个文件", "the whole file")
_ORIGINAL = Words(
    "请从公开网页重新下载，或向公开单位索取原件。",
    "Download it again from where it was published, or ask the publisher.",
)
_AS_XLSX = Words(
    "请在 WPS 或 Excel 中另存为 xlsx（不含宏），或使用公开的 PDF。",
    "Save it as xlsx without macros, or use the published PDF.",
)
_REASONS = {
    "empty": (Words("文件是空的", "the file is empty"), _ORIGINAL),
    "too_large": (
        Words("文件超过 {limit} MiB", "the file is larger than {limit} MiB"),
        Words("请按单位或章节拆分后再检查。", "Split it by unit or chapter."),
    ),
    "too_many_pages": (
        Words("文件有 {count} 页，超过 {limit} 页", "the file has {count} pages, more than {limit}"),
        Words("请按单位拆分后再检查。", "Split it by unit."),
    ),
    "encrypted": (
        Words("文件设有密码，无法打开", "the file is protected by a password"),
        Words(
            "请提供不加密的文件；公开文件不应加密。",
            "Provide it without a password; published documents should have none.",
        ),
    ),
    "damaged_pdf": (Words("PDF 已损坏或不完整", "the PDF is damaged or cut short"), _ORIGINAL),
    "no_text": (
        Words("PDF 没有文字，只有图像（扫描件）", "the PDF has no text, only pictures (a scan)"),
        Words(
            "请索取可复制文字的版本；扫描件不作判断，也不当作零。",
            "Ask for a version with text; a scan is neither judged nor read as zero.",
        ),
    ),
    "blank": (Words("PDF 每一页都是空白的", "every page of the PDF is blank"), _ORIGINAL),
    "attached": (
        Words("PDF 里附带 {count} 个文件，没有查看", "{count} files are attached to the PDF and were not looked at"),
        Words(
            "附带的如果是公开文件，请另存出来再检查。", "If they are published documents, save them and check them too."
        ),
    ),
    "damaged_zip": (Words("xlsx 已损坏或不完整", "the xlsx is damaged or cut short"), _ORIGINAL),
    "damaged_workbook": (Words("xlsx 的内容不合规范，无法读取", "the workbook's content cannot be read"), _AS_XLSX),
    "not_a_workbook": (Words("文件是压缩包，但不是 xlsx 工作簿", "a zip archive, but no xlsx workbook"), _AS_XLSX),
    "binary_workbook": (Words("文件是 xlsb 二进制工作簿", "a binary workbook (xlsb)"), _AS_XLSX),
    "old_office": (
        Words(
            "文件是旧版 Office 格式（xls、doc）或加密的工作簿", "an old Office file (xls, doc) or an encrypted workbook"
        ),
        _AS_XLSX,
    ),
    "html": (
        Words(
            "文件内容是网页或 XML，扩展名却是“{suffix}”",
            "the content is a web page or XML, the name ends in “{suffix}”",
        ),
        _ORIGINAL,
    ),
    "wrong_suffix": (
        Words("扩展名“{suffix}”与内容（{kind}）不符", "the name ends in “{suffix}”, the content is {kind}"),
        Words(
            "请核对是否选错文件，或把扩展名改为 .{kind}。", "Check that it is the right file, or rename it to .{kind}."
        ),
    ),
    "unknown_kind": (
        Words("不是 PDF 也不是 xlsx（扩展名“{suffix}”）", "neither PDF nor xlsx (the name ends in “{suffix}”)"),
        Words("请提供公开的 PDF 或 xlsx。", "Provide the published PDF or xlsx."),
    ),
    "sheets_alike": (Words("工作簿里有同名的工作表，无法分清", "the workbook has sheets of one name"), _AS_XLSX),
    "too_many_parts": (
        Words(
            "工作簿太大：由 {count} 个部件（工作表等）组成，超过 {limit} 个",
            "the workbook is too large: {count} parts (sheets and others), more than {limit}",
        ),
        Words(
            "请按单位或章节拆成几个工作簿，每个不超过 {sheets} 张工作表，再一起检查。",
            "Split it by unit or chapter into workbooks of at most {sheets} sheets, and check them together.",
        ),
    ),
    "zip_bomb": (
        Words("解压后的内容异常大（超过 {limit} MiB 或压缩比异常）", "unpacked it is abnormally large"),
        _ORIGINAL,
    ),
    "too_many_cells": (
        Words("单元格超过 {limit} 个", "more than {limit} cells"),
        Words("请只保留需要的表，或拆成几个文件。", "Keep only the tables that are needed, or split the file."),
    ),
    "sparse_corner": (
        Words(
            "“{part}”的已用区域异常大（超过 {limit} 格）",
            "the used area of “{part}” is abnormally large (over {limit} cells)",
        ),
        Words("请删除远离表格的多余单元格后另存为 xlsx。", "Delete stray cells far from the table and save again."),
    ),
    "entity": (Words("“{part}”含有 XML 实体声明", "“{part}” declares XML entities"), _AS_XLSX),
    "macro": (Words("工作簿含有宏（“{part}”）", "the workbook has macros (“{part}”)"), _AS_XLSX),
    "external": (Words("工作簿引用外部文件（“{part}”）", "the workbook refers to other files (“{part}”)"), _AS_XLSX),
    "embedded": (Words("工作簿内嵌其他文件（“{part}”）", "the workbook embeds other files (“{part}”)"), _AS_XLSX),
    "binary": (Words("工作簿含有二进制部件（“{part}”）", "the workbook has binary parts (“{part}”)"), _AS_XLSX),
    "unsaved": (
        Words(
            "有 {count} 个公式没有保存结果或结果为错误（{cells}），这些格读不出，不当作零",
            "{count} formulas have no saved result or an error ({cells}): unread, not taken as zero",
        ),
        Words(
            "请在 WPS 或 Excel 中打开、重算并另存后再检查。", "Open it in WPS or Excel, recalculate and save it again."
        ),
    ),
    "hidden_sheet": (
        Words("工作表是隐藏的，没有读取，未参加核对", "the sheet is hidden: it was not read and took no part"),
        Words(
            "如属公开内容，请取消隐藏后另存，再检查。",
            "If it is meant to be published, unhide it, save and check again.",
        ),
    ),
    "hidden_cells": (
        Words(
            "{lines}是隐藏的，其中不为零的数字没有读，用到它们的核对没有执行",
            "{lines} are hidden: their figures other than zero were not read, what needs them was not computed",
        ),
        Words(
            "如属公开内容，请取消隐藏后另存，再检查。",
            "If they are meant to be published, unhide them, save and check again.",
        ),
    ),
    "unreadable": (
        Words("无法打开文件：{why}", "the file cannot be opened: {why}"),
        Words("请核对路径和权限。", "Check its path and permissions."),
    ),
    "child_died": (
        Words(
            "解析时中断（{why}），本文件没有读出任何内容", "reading broke off ({why}); nothing was read from this file"
        ),
        Words(
            "请换用 PDF 或另存后的 xlsx；其他文件不受影响。",
            "Use the PDF or a freshly saved xlsx; other files are not affected.",
        ),
    ),
}


def refusal(reason: str, where: Words = _FILE, **facts: object) -> Trouble:
    """Return the trouble called `reason`, its `{names}` filled with `facts`."""
    what, do = _REASONS[reason]
    return Trouble(what.filled(**facts), where, do.filled(**facts))
