"""What is taken out of a copied section that has words of its own."""

import doclint

SAME = [
    "全县粮食播种面积稳定在四十万亩以上，新建高标准农田三万亩，改造灌区渠道六十公里。",
    "新建改建农村公路一百二十公里，危桥改造十五座，行政村客车通达率保持百分之百。",
    "新增城镇就业六千人，培训技能人才三千人次，零就业家庭保持动态清零。",
    "改造老旧小区二十个，铺设燃气管道四十公里，新增公共停车泊位一千个。",
    "河道清淤三十五公里，污水处理厂提标改造全部完成，断面水质稳定达标。",
]
KEPT = "县档案馆新馆主体完工，明年六月前搬迁入驻并向公众开放。"
OWN = "第三季度起由各乡镇自行组织验收，结果报县督查室备案。"


def report(*sections):
    return "\n\n".join(["工作报告", *("\n\n".join(section) for section in sections)]) + "\n"


def test_what_stands_in_the_other_goes_and_the_rest_stays():
    text = report(
        ["（一）办好民生实事", *SAME, KEPT],
        ["（二）办好民生实事", *SAME, OWN],
        ["（三）推进改革开放", "全面实行一件事一次办，压减申请材料三成，企业开办半日办结。"],
    )
    mended = doclint.fix(text, unsafe=True).text
    assert all(mended.count(paragraph) == 1 for paragraph in [*SAME, KEPT, OWN])
    assert doclint.fix(mended, unsafe=True).text == mended
