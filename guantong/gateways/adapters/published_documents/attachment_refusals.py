"""Why a file is not accepted as an attachment, in plain words: what, and what to do (附件不能接收的原因)."""

from guantong.domain.fiscal.pages import Trouble
from guantong.domain.words import Words
from guantong.gateways.quarantine.refusals import Refused

_FILE = Words("整个文件", "the whole file")
_AS_PDF = Words("请导出为 PDF 后再上传。", "Export it as PDF and upload that.")
_AS_OFFICE = Words(
    "请在 WPS 或 Office 中另存为 xlsx 或 docx（不含宏、不加密）后再上传。",
    "Save it as xlsx or docx, without macros and password, and upload that.",
)
_AS_PICTURE = Words("请另存为 PNG 或 JPG 后再上传。", "Save it as PNG or JPG and upload that.")
_AGAIN = Words("请核对原件能否打开，重新取得后再上传。", "Check that the original opens; get it again and upload that.")
_ACCEPTED = Words(
    "可以上传：pdf、xlsx、docx、png、jpg、webp、txt、csv。", "Accepted: pdf, xlsx, docx, png, jpg, webp, txt, csv."
)
_REASONS = {
    "empty": (Words("文件是空的", "the file is empty"), _AGAIN),
    "old_office": (Words("是旧版 Office 文件（doc、xls、ppt）或加密文件", "an old Office file or an encrypted one"), _AS_OFFICE),
    "web": (Words("内容是网页、SVG 或 XML", "the content is a web page, SVG or XML"), _AS_PDF),
    "program": (Words("内容是程序或脚本，不能作为附件", "the content is a program or script"), _ACCEPTED),
    "archive": (Words("是压缩包，无法逐个核对其中内容", "an archive"), Words("请解压后逐个上传。", "Unpack it and upload the files one by one.")),
    "other_office": (Words("是演示文稿或其他 Office 文件", "a presentation or another Office file"), _AS_PDF),
    "other_image": (Words("是不接收的图片格式", "an image of a kind that is not accepted"), _AS_PICTURE),
    "unknown": (Words("不能识别的文件内容", "the content is of no accepted kind"), _ACCEPTED),
    "wrong_suffix": (
        Words("扩展名“{suffix}”与内容（{kind}）不符", "the name ends in “{suffix}”, the content is {kind}"),
        Words("请核对是否选错文件，或把扩展名改为 .{kind}。", "Check that it is the right file, or rename it to .{kind}."),
    ),
    "damaged": (Words("{kind} 已损坏或不完整", "the {kind} is damaged or cut short"), _AGAIN),
    "encrypted": (Words("PDF 设有密码，无法打开", "the PDF is protected by a password"), Words("请上传不加密的文件。", "Upload it without a password.")),
    "active_pdf": (
        Words("PDF 含有脚本或内嵌附件", "the PDF holds scripts or embedded files"),
        Words("请打印为 PDF 后再上传；内嵌的附件请单独上传。", "Print it to PDF and upload that; upload embedded files apart."),
    ),
    "too_many_pixels": (
        Words("图片有 {count} 万像素，超过 {limit} 万", "the image has {count}0,000 pixels, more than {limit}0,000"),
        Words("请缩小后再上传。", "Make it smaller and upload that."),
    ),
    "moving": (Words("是动态图片", "the image moves"), Words("请上传其中一帧。", "Upload one frame of it.")),
    "control_characters": (Words("文本中有不可见的控制字符", "the text holds control characters"), _AGAIN),
    "encoding": (
        Words("文本既不是 UTF-8 也不是 GB 18030 编码", "the text is neither UTF-8 nor GB 18030"),
        Words("请另存为 UTF-8 编码后再上传。", "Save it as UTF-8 and upload that."),
    ),
    "formula": (
        Words("第 {row} 行有以“{start}”开头的公式", "row {row} holds a formula that begins with “{start}”"),
        Words("请把公式改为数值后另存为 csv。", "Replace formulas by their values and save the csv again."),
    ),
    "broke_off": (
        Words("检查这个文件时中断，没有保存任何内容", "looking at this file broke off; nothing was kept"),
        Words("请另存为 PDF 后再上传。", "Save it as PDF and upload that."),
    ),
}  # fmt: skip
_DOCUMENT = {"xlsx": "docx", "工作簿": "文档", "单元格": "位置", "Excel": "Word", "workbook": "document", "，或使用公开的 PDF": "，或导出为 PDF", ", or use the published PDF": ", or export it as PDF"}  # fmt: skip


def not_accepted(reason: str, **facts: object) -> Trouble:
    """Return the trouble called `reason`, its `{names}` filled with `facts`."""
    what, do = _REASONS[reason]
    return Trouble(what.filled(**facts), _FILE, do.filled(**facts))


def of_document(refused: Refused) -> Refused:
    """Return what the guard says of a workbook as said of a text document."""
    trouble = refused.trouble
    return Refused(Trouble(*(_reworded(words) for words in (trouble.what, trouble.where, trouble.do))))


def _reworded(words: Words) -> Words:
    zh, en = words.zh, words.en
    for word, other in _DOCUMENT.items():
        zh, en = zh.replace(word, other), en.replace(word, other)
    return Words(zh, en)
