"""A small pair of lists of 明湖区 that the tests of this room share (示例清单)."""

from guantong.domain.facing.item import Item

WAN = 1_000_000
"""Fen in 10,000 yuan."""
_PAVEMENT = {"place": "01.07.02.", "place_name": "学府社区", "field": "transport", "field_name": "交通出行"}
_CANTEEN = {"field": "elderly", "field_name": "养老托育"}

PAVEMENT = Item("G-07", "government", "学府路北段人行道及排水", "整治积水，加设轮椅通道", 780 * WAN, **_PAVEMENT)
CANTEENS = Item("G-15", "government", "社区食堂布点四处", "", 360 * WAN, "01.", "明湖区", **_CANTEEN)
STAND = Item("G-02", "government", "体育中心看台维修", "", 890 * WAN)
WATER = Item("R-12", "people", "学府路积水和轮椅通道", "下雨积水，轮椅过不去", 660 * WAN, **_PAVEMENT)
MEALS = Item("R-21", "people", "柳堤社区老人吃饭难", "盼社区食堂", 120 * WAN, "01.08.01.", "柳堤社区", **_CANTEEN)
CHARGER = Item("R-26", "people", "封闭小区加装私家充电位", "", None, "01.09.01.", "松岭社区")
LISTS = (PAVEMENT, CANTEENS, STAND, WATER, MEALS, CHARGER)
