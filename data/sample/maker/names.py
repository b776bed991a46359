"""Invented names with their pinyin. Nobody is meant: surnames and given names are drawn by a seeded generator."""

SURNAMES = dict(pair.split(":") for pair in """
王:WANG 李:LI 张:ZHANG 刘:LIU 陈:CHEN 杨:YANG 黄:HUANG 赵:ZHAO 吴:WU 周:ZHOU 徐:XU 孙:SUN 马:MA 朱:ZHU 胡:HU 郭:GUO
何:HE 林:LIN 罗:LUO 高:GAO 郑:ZHENG 梁:LIANG 谢:XIE 宋:SONG 唐:TANG 许:XU 邓:DENG 冯:FENG 韩:HAN 曹:CAO 曾:ZENG
彭:PENG 萧:XIAO 蔡:CAI 潘:PAN 田:TIAN 董:DONG 袁:YUAN 于:YU 余:YU 叶:YE 蒋:JIANG 杜:DU 苏:SU 魏:WEI 程:CHENG
吕:LYU 丁:DING 沈:SHEN 任:REN 姚:YAO 卢:LU 傅:FU 钟:ZHONG 姜:JIANG 崔:CUI 谭:TAN 廖:LIAO 范:FAN 汪:WANG 陆:LU
金:JIN 石:SHI 戴:DAI 贾:JIA 韦:WEI 夏:XIA 邱:QIU 方:FANG 侯:HOU 邹:ZOU 熊:XIONG 孟:MENG 秦:QIN 白:BAI 江:JIANG
阎:YAN 薛:XUE 尹:YIN 段:DUAN 雷:LEI 黎:LI 史:SHI 龙:LONG 陶:TAO 贺:HE 顾:GU 毛:MAO 郝:HAO 龚:GONG 邵:SHAO
万:WAN 钱:QIAN 严:YAN 覃:QIN 武:WU 戚:QI 莫:MO 孔:KONG 向:XIANG 温:WEN 康:KANG 施:SHI 文:WEN 牛:NIU 樊:FAN
单:SHAN 仇:QIU 欧阳:OUYANG 司徒:SITU 上官:SHANGGUAN 诸葛:ZHUGE 慕容:MURONG 令狐:LINGHU
""".split())

GIVEN = {
    "M": dict(pair.split(":") for pair in """
伟:WEI 强:QIANG 军:JUN 建:JIAN 国:GUO 志:ZHI 明:MING 永:YONG 海:HAI 东:DONG 平:PING 华:HUA 文:WEN 斌:BIN 峰:FENG 波:BO
辉:HUI 刚:GANG 健:JIAN 毅:YI 俊:JUN 凯:KAI 宏:HONG 浩:HAO 鹏:PENG 磊:LEI 涛:TAO 勇:YONG 林:LIN 山:SHAN 松:SONG 柏:BAI
泽:ZE 培:PEI 坤:KUN 振:ZHEN 兴:XING 德:DE 启:QI 承:CHENG 思:SI 源:YUAN 恒:HENG 瑞:RUI 子:ZI 轩:XUAN 锦:JIN 铭:MING
""".split()),
    "F": dict(pair.split(":") for pair in """
丽:LI 敏:MIN 静:JING 芳:FANG 娟:JUAN 艳:YAN 玲:LING 桂:GUI 英:YING 秀:XIU 慧:HUI 霞:XIA 红:HONG 梅:MEI 兰:LAN 琴:QIN
雪:XUE 晓:XIAO 婷:TING 莉:LI 倩:QIAN 颖:YING 佳:JIA 怡:YI 嘉:JIA 欣:XIN 月:YUE 云:YUN 春:CHUN 燕:YAN 蓉:RONG 菊:JU
珍:ZHEN 淑:SHU 惠:HUI 岚:LAN 若:RUO 宁:NING 诗:SHI 涵:HAN 雅:YA 琳:LIN 洁:JIE 璐:LU 素:SU 碧:BI 采:CAI 韵:YUN
""".split()),
}

# Names that a generator of Han surnames never gives: with the middle dot, and with characters outside GBK.
SPECIAL = [
    ("阿依努尔·买买提", "", "AYINUER MAIMAITI", "F"), ("古丽娜尔·艾合买提", "", "GULINAER AIHEMAITI", "F"),
    ("巴特尔·苏和", "", "BATEER SUHE", "M"), ("扎西·多吉", "", "ZHAXI DUOJI", "M"),
    ("吾买尔江·托合提", "", "WUMAIERJIANG TUOHETI", "M"), ("卓玛·央金", "", "ZHUOMA YANGJIN", "F"),
    ("陈𬱖", "CHEN", "WEI", "M"), ("李䶮", "LI", "YAN", "M"),
]


class Names:
    """Draws names, none twice."""

    def __init__(self, random):
        self.random = random
        self.used = {special[0] for special in SPECIAL}

    def draw(self, sex, surname=None):
        """(name, surname in pinyin, given name in pinyin)"""
        given = GIVEN[sex]
        while True:
            family = surname or self.random.choice(list(SURNAMES))
            parts = self.random.sample(list(given), 1 if self.random.random() < 0.25 else 2)
            name = family + "".join(parts)
            if name not in self.used:
                self.used.add(name)
                return name, SURNAMES.get(family, ""), "".join(given[part] for part in parts)
