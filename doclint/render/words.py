"""The words around the findings, in both languages."""

from doclint.model.finding import Message, Safety, Severity

SEVERITIES = {
    Severity.ERROR: Message("错误", "error"),
    Severity.WARNING: Message("警告", "warning"),
    Severity.INFO: Message("提示", "info"),
}
GENRES = {
    "report": Message("报告", "report"),
    "law": Message("法规", "law"),
    "technical": Message("技术文档", "technical"),
    "literature": Message("文学作品", "literature"),
}
SAFETIES = {
    Safety.SAFE: Message("doclint fix", "doclint fix"),
    Safety.UNSAFE: Message("doclint fix --unsafe-fixes", "doclint fix --unsafe-fixes"),
    Safety.SUGGESTED: Message("仅供参考，不会自动修改", "a suggestion, never applied"),
}


def number(count: int, one: str, many: str = "") -> str:
    """Return `count` and its English noun."""
    return f"{count} {one if count == 1 else many or one + 's'}"
