"""What a column of a published table is called, for the keys by which `fiscal` knows it (栏名)."""

from guantong.domain.words import Language, Words

_WORDS = {
    "abroad": Words("因公出国（境）费", "travel abroad"),
    "adjusted": Words("调整预算数", "adjusted budget"),
    "affiliated_income": Words("附属单位上缴收入", "income from affiliated units"),
    "affiliated_subsidy": Words("对附属单位补助支出", "subsidy to affiliated units"),
    "agency_running": Words("机关运行经费", "agency running costs"),
    "basic": Words("基本支出", "basic expenditure"),
    "budget": Words("预算数", "budget"),
    "business_income": Words("事业收入", "business income"),
    "carried_over": Words("上年结转结余", "carried over from last year"),
    "carried_over_detail": Words("上年结转结余其中", "of which carried over"),
    "closing": Words("年末结转结余", "closing balance"),
    "code": Words("编码", "code"),
    "code_1": Words("类", "class"),
    "code_2": Words("款", "section"),
    "code_3": Words("项", "item"),
    "debt_balance": Words("债务余额", "debt balance"),
    "debt_limit": Words("债务限额", "debt limit"),
    "education_fees": Words("教育收费", "education fees"),
    "final": Words("决算数", "final account"),
    "fiscal_grant": Words("财政拨款", "fiscal grant"),
    "fund_income": Words("本年收入", "income of the year"),
    "general_public": Words("一般公共预算", "general public budget"),
    "government_fund": Words("政府性基金预算", "government fund budget"),
    "ignored": Words("不计的栏", "column left aside"),
    "label": Words("名称", "name"),
    "number": Words("数量", "number"),
    "opening": Words("年初结转结余", "opening balance"),
    "operating_expenditure": Words("经营支出", "operating expenditure"),
    "operating_income": Words("经营收入", "operating income"),
    "other_income": Words("其他收入", "other income"),
    "percent": Words("百分比", "percentage"),
    "personnel": Words("人员经费", "personnel"),
    "previous_budget": Words("上年预算数", "last year's budget"),
    "previous_final": Words("上年执行数", "last year's outturn"),
    "project": Words("项目支出", "project expenditure"),
    "public": Words("公用经费", "public expenses"),
    "reception": Words("公务接待费", "official reception"),
    "remitted_up": Words("上缴上级支出", "remitted to the level above"),
    "state_capital": Words("国有资本经营预算", "state capital budget"),
    "superior_subsidy": Words("上级补助收入", "subsidy from the level above"),
    "three_public": Words("“三公”经费", "three public expenses"),
    "total": Words("合计", "total"),
    "vehicle_purchase": Words("公务用车购置费", "vehicle purchase"),
    "vehicle_running": Words("公务用车运行费", "vehicle running costs"),
    "vehicles": Words("公务用车购置及运行费", "vehicles: purchase and running"),
    "year_income": Words("本年收入合计", "income of the year, total"),
}


def column_said(key: str, language: Language) -> str:
    """Return the name of a column; of `abroad.budget` both parts, of a key without a name the key itself."""
    return " · ".join(_WORDS[part].in_(language) if part in _WORDS else part for part in key.split("."))
