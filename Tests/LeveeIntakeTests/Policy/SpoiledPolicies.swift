import LeveeCore
import LeveeIntake

/// Every way in which a policy can be spoilt, with the exact message.
extension PolicyRefusalTests {
    static let keys: [Spoiled] = [
        .init(
            "filing.days:", "filing.dayz:", .unknownKey, zh: "p.yaml:12:3: 未知的键 `filing.dayz`；是否应为 `filing.days`？",
            en: "p.yaml:12:3: unknown key `filing.dayz`; did you mean `filing.days`?"),
        .init(
            "filing.days:", "whatever:", .unknownKey, zh: "p.yaml:12:3: 未知的键 `whatever`；请删除",
            en: "p.yaml:12:3: unknown key `whatever`; remove it"),
        .init(
            "version:", "extra: x\nversion:", .unknownKey, zh: "p.yaml:1:1: 未知的键 `extra`；请删除",
            en: "p.yaml:1:1: unknown key `extra`; remove it"),
        .init(
            "{zh: 样例, ", "{zh: 样例, fr: a, ", .unknownKey, zh: "p.yaml:2:17: 未知的键 `fr`；请删除",
            en: "p.yaml:2:17: unknown key `fr`; remove it"),
        .init(
            "value: 7,", "value: 7, notes: n,", .unknownKey, zh: "p.yaml:12:80: 未知的键 `notes`；是否应为 `note`？",
            en: "p.yaml:12:80: unknown key `notes`; did you mean `note`?"),
        .init(
            "filing.missing:", "filing.mising:", .unknownKey,
            zh: "p.yaml:\(PolicySample.bases + 1):3: 未知的键 `filing.mising`；是否应为 `filing.missing`？",
            en: "p.yaml:\(PolicySample.bases + 1):3: unknown key `filing.mising`; did you mean `filing.missing`?"),
        .init(
            "version: \"t-1\"\n", "", .missing, zh: "p.yaml:1:1: `p.yaml` 缺少 `version`，请补上",
            en: "p.yaml:1:1: `version` is missing in `p.yaml`; add it"),
        .init(
            PolicySample.line(.filingDays, dated: "{from: 1900-01-01, \(PolicySample.rest(.filingDays))}") + "\n", "",
            .missing, zh: "p.yaml:4:3: `values` 缺少 `filing.days`，请补上",
            en: "p.yaml:4:3: `filing.days` is missing in `values`; add it"),
        .init(
            ", reference: r", "", .missing, zh: "p.yaml:4:48: `timeZone` 缺少 `reference`，请补上",
            en: "p.yaml:4:48: `reference` is missing in `timeZone`; add it"),
        .init(
            ", words: 要旨", "", .missing, zh: "p.yaml:\(PolicySample.bases + 1):19: `filing.missing` 缺少 `words`，请补上",
            en: "p.yaml:\(PolicySample.bases + 1):19: `words` is missing in `filing.missing`; add it"),
        .init(
            "  filing.missing: {citation: 某法第一条, words: 要旨, confidence: verified}", "  {}", .missing,
            zh: "p.yaml:\(PolicySample.bases + 1):3: `bases` 缺少 `filing.missing`，请补上",
            en: "p.yaml:\(PolicySample.bases + 1):3: `filing.missing` is missing in `bases`; add it"),
        .init(
            "{zh: 样例, en: sample}", "{zh: 样例, zh: 样例, en: sample}", .duplicateKey,
            zh: "p.yaml:2:9: 键 `zh` 写了不止一次，请只留一个",
            en: "p.yaml:2:9: key `zh` is written more than once; keep one"),
        .init(
            "{zh: 样例, en: sample}", "{1: a, \"1\": b}", .duplicateKey, zh: "p.yaml:2:9: 键 `1` 写了不止一次，请只留一个",
            en: "p.yaml:2:9: key `1` is written more than once; keep one"),
        .init(
            "family.report.days:", "filing.days:", .duplicateKey, zh: "p.yaml:12:3: 键 `filing.days` 写了不止一次，请只留一个",
            en: "p.yaml:12:3: key `filing.days` is written more than once; keep one"),
        .init(
            "{zh: 样例, en: sample}", "{? [a] : b}", .wrongShape, zh: "p.yaml:2:11: 键须为一个词",
            en: "p.yaml:2:11: a key must be a word"),
    ]

    static let shapes: [Spoiled] = [
        .init(
            "value: 7,", "value: many,", .wrongShape, zh: "p.yaml:12:77: `filing.days` 须为整数，如 30",
            en: "p.yaml:12:77: `filing.days` must be a whole number, such as 30"),
        .init(
            "value: 7,", "value: \"7\",", .wrongShape, zh: "p.yaml:12:77: `filing.days` 须为整数，如 30",
            en: "p.yaml:12:77: `filing.days` must be a whole number, such as 30"),
        .init(
            "value: 7,", "value: 7.0,", .wrongShape, zh: "p.yaml:12:77: `filing.days` 须为整数，如 30",
            en: "p.yaml:12:77: `filing.days` must be a whole number, such as 30"),
        .init(
            "value: 7,", "value: 07,", .wrongShape, zh: "p.yaml:12:77: `filing.days` 须为整数，如 30",
            en: "p.yaml:12:77: `filing.days` must be a whole number, such as 30"),
        .init(
            "value: 7,", "value: +7,", .wrongShape, zh: "p.yaml:12:77: `filing.days` 须为整数，如 30",
            en: "p.yaml:12:77: `filing.days` must be a whole number, such as 30"),
        .init(
            "value: 7,", "value: [7],", .wrongShape, zh: "p.yaml:12:77: `filing.days` 须为整数，如 30",
            en: "p.yaml:12:77: `filing.days` must be a whole number, such as 30"),
        .init(
            "value: 7,", "value: ,", .missing, zh: "p.yaml:12:77: `filing.days` 没有值，请填写",
            en: "p.yaml:12:77: `filing.days` has no value; fill it in"),
        .init(
            "value: 7,", "value: -1,", .badValue, zh: "p.yaml:12:77: `filing.days` 不得为负数：`-1`",
            en: "p.yaml:12:77: `filing.days` must not be negative: `-1`"),
        .init(
            "value: 7,", "value: 36501,", .badValue, zh: "p.yaml:12:77: `filing.days` 不得大于 36500：`36501`",
            en: "p.yaml:12:77: `filing.days` must not exceed 36500: `36501`"),
        .init(
            "value: 7,", "value: 99999999999999999999,", .badValue,
            zh: "p.yaml:12:77: `filing.days` 不得大于 36500：`99999999999999999999`",
            en: "p.yaml:12:77: `filing.days` must not exceed 36500: `99999999999999999999`"),
        .init(
            "value: [CHN]", "value: CHN", .wrongShape, zh: "p.yaml:11:76: `homeStates` 须为列表",
            en: "p.yaml:11:76: `homeStates` must be a list"),
        .init(
            "value: [CHN]", "value: [NO]", .wrongShape, zh: "p.yaml:11:77: `homeStates` 须为文字；请给 `NO` 加上引号",
            en: "p.yaml:11:77: `homeStates` must be text; put `NO` in quotes"),
        .init(
            "value: [CHN]", "value: [7]", .wrongShape, zh: "p.yaml:11:77: `homeStates` 须为文字；请给 `7` 加上引号",
            en: "p.yaml:11:77: `homeStates` must be text; put `7` in quotes"),
        .init(
            "value: Asia/Shanghai", "value: [Asia/Shanghai]", .wrongShape, zh: "p.yaml:4:74: `timeZone` 须为一行文字",
            en: "p.yaml:4:74: `timeZone` must be one line of text"),
        .init(
            "version: \"t-1\"", "version: 2026.1", .wrongShape, zh: "p.yaml:1:10: `version` 须为文字；请给 `2026.1` 加上引号",
            en: "p.yaml:1:10: `version` must be text; put `2026.1` in quotes"),
        .init(
            "version: \"t-1\"", "version: \"t 1\"", .badValue, zh: "p.yaml:1:10: `version` 的 `t 1` 含有空白字符，请删除",
            en: "p.yaml:1:10: `t 1` of `version` contains white space; remove it"),
        .init(
            "{zh: 样例, en: sample}", "sample", .wrongShape, zh: "p.yaml:2:8: `title` 须为若干“键: 值”",
            en: "p.yaml:2:8: `title` must be keys with values"),
        .init(
            "reference: r", "reference: \"  \"", .missing, zh: "p.yaml:4:100: `reference` 没有值，请填写",
            en: "p.yaml:4:100: `reference` has no value; fill it in"),
        .init(
            "reference: r", "reference: null", .wrongShape, zh: "p.yaml:4:100: `reference` 须为文字；请给 `null` 加上引号",
            en: "p.yaml:4:100: `reference` must be text; put `null` in quotes"),
        .init(
            "reference: r", "reference: \"a\\nb\"", .wrongShape, zh: "p.yaml:4:100: `reference` 须为一行文字，不得换行或用制表符",
            en: "p.yaml:4:100: `reference` must be one line of text, without line breaks or tabs"),
        .init(
            "dated: [{from: 1900-01-01, value: 7, reference: r, confidence: verified}]", "dated: []", .missing,
            zh: "p.yaml:12:50: `filing.days` 没有值，请填写",
            en: "p.yaml:12:50: `filing.days` has no value; fill it in"),
        .init(
            "dated: [{from: 1900-01-01, value: 7, reference: r, confidence: verified}]", "dated: 7", .wrongShape,
            zh: "p.yaml:12:50: `filing.days` 须为列表",
            en: "p.yaml:12:50: `filing.days` must be a list"),
    ]

    private static func lend(_ words: String) -> String {
        PolicySample.line(.letterLend, dated: "{from: 1900-01-01, \(PolicySample.rest(.letterLend, value: words))}")
    }

    private static func review(_ words: String) -> String {
        PolicySample.line(
            .letterReview, dated: "{from: 1900-01-01, \(PolicySample.rest(.letterReview, value: words))}")
    }

    private static let lendLine =
        3 + (PolicyKey.allCases.firstIndex(of: .letterLend) ?? 0) + 1

    static let values: [Spoiled] = [
        .init(
            lend("{zh: 文, en: text}"), lend("{zh: '{Due}前', en: 'by {due}'}"), .badValue,
            zh: "p.yaml:\(lendLine):84: `letter.duties.lend` 中的 `{Due}` 无从填写，可用：`{due}`",
            en: "p.yaml:\(lendLine):84: nothing fills `{Due}` in `letter.duties.lend`; use `{due}`"),
        .init(
            review("{zh: 文, en: text}"), review("{zh: 文, en: 'to {person}'}"), .badValue,
            zh: "p.yaml:\(lendLine + 1):83: `letter.review.way` 中的 `{person}` 无从填写，请删除",
            en: "p.yaml:\(lendLine + 1):83: nothing fills `{person}` in `letter.review.way`; remove it"),
        .init(
            lend("{zh: 文, en: text}"), lend("{zh: 文}"), .missing,
            zh: "p.yaml:\(lendLine):84: `letter.duties.lend` 缺少 `en`，请补上",
            en: "p.yaml:\(lendLine):84: `en` is missing in `letter.duties.lend`; add it"),
        .init(
            "from: 1900-01-01", "from: 2026-02-29", .badValue,
            zh: "p.yaml:4:55: `from` 的 `2026-02-29` 不是有效日期，应如 2026-11-23",
            en: "p.yaml:4:55: `2026-02-29` of `from` is not a calendar day; write it like 2026-11-23"),
        .init(
            "from: 1900-01-01", "from: 1899-12-31", .badValue,
            zh: "p.yaml:4:55: `from` 的 `1899-12-31` 年份应在1900至2199之间，请核对",
            en: "p.yaml:4:55: `1899-12-31` of `from` has a year outside 1900 to 2199; check it"),
        .init(
            "from: 1900-01-01", "from: 1900-01-02", .lateStart,
            zh: "p.yaml:4:55: `timeZone` 在 1900-01-02 之前没有值，首个值请自 1900-01-01 起",
            en: "p.yaml:4:55: `timeZone` has no value before 1900-01-02; let the first begin on 1900-01-01"),
        .init(
            "dated: [{from: 1900-01-01, value: 7,",
            "dated: [{from: 1900-01-01, value: 8, reference: r, confidence: verified}, {from: 1900-01-01, value: 7,",
            .contradiction, zh: "p.yaml:12:124: `filing.days` 的 `from` 1900-01-01 应晚于前一个 1900-01-01",
            en: "p.yaml:12:124: `from` 1900-01-01 of `filing.days` must come after the one before it, 1900-01-01"),
        .init(
            "confidence: verified", "confidence: certain", .badValue,
            zh: "p.yaml:4:115: `confidence` 不能为 `certain`，可用：`verified`、`secondary`、`unverified`",
            en: "p.yaml:4:115: `confidence` cannot be `certain`; use one of `verified`, `secondary`, `unverified`"),
        .init(
            "value: Asia/Shanghai", "value: Asia/Beijing", .badValue,
            zh: "p.yaml:4:74: `timeZone` 不能为 `Asia/Beijing`，可用：`Asia/Shanghai`、`+08:00`",
            en: "p.yaml:4:74: `timeZone` cannot be `Asia/Beijing`; use one of `Asia/Shanghai`, `+08:00`"),
        .init(
            "value: bureau", "value: minister", .badValue,
            zh:
                "p.yaml:9:84: `scope.retired.rank` 不能为 `minister`，可用：`provincial`、`provincialDeputy`、`bureau`、`bureauDeputy`、`county`、`countyDeputy`、`section`、`sectionDeputy`、`staff`",
            en:
                "p.yaml:9:84: `scope.retired.rank` cannot be `minister`; use one of `provincial`, `provincialDeputy`, `bureau`, `bureauDeputy`, `county`, `countyDeputy`, `section`, `sectionDeputy`, `staff`"
        ),
        .init(
            "value: [citizen]", "value: [citizen, tourist]", .badValue,
            zh:
                "p.yaml:10:97: `familyAbroad.statuses` 不能为 `tourist`，可用：`citizen`、`permanentResident`、`longTermResident`、`residing`、`returned`",
            en:
                "p.yaml:10:97: `familyAbroad.statuses` cannot be `tourist`; use one of `citizen`, `permanentResident`, `longTermResident`, `residing`, `returned`"
        ),
        .init(
            "value: [citizen]", "value: []", .missing, zh: "p.yaml:10:87: `familyAbroad.statuses` 没有值，请填写",
            en: "p.yaml:10:87: `familyAbroad.statuses` has no value; fill it in"),
        .init(
            "value: [CHN]", "value: [CHN, XYZ]", .badValue,
            zh: "p.yaml:11:82: `homeStates` 的 `XYZ` 不是已知的国家或地区代码，请用 ISO 3166-1 三位大写代码",
            en:
                "p.yaml:11:82: `XYZ` of `homeStates` is not a known country or region; use the ISO 3166-1 alpha-3 code in upper case"
        ),
        .init(
            "value: [CHN]", "value: [CHN, chn]", .badValue,
            zh: "p.yaml:11:82: `homeStates` 的 `chn` 不是已知的国家或地区代码，请用 ISO 3166-1 三位大写代码",
            en:
                "p.yaml:11:82: `chn` of `homeStates` is not a known country or region; use the ISO 3166-1 alpha-3 code in upper case"
        ),
        .init(
            "value: [CHN]", "value: [CHN, CHN]", .contradiction, zh: "p.yaml:11:82: `homeStates` 中 `CHN` 写了两次，请只留一个",
            en: "p.yaml:11:82: `CHN` stands twice in `homeStates`; keep one"),
        .init(
            "value: [leader],", "value: [leader, boss],", .badValue,
            zh: "p.yaml:8:95: `scope.retired.ranked` 不能为 `boss`，可用：`leader`、`other`",
            en: "p.yaml:8:95: `scope.retired.ranked` cannot be `boss`; use one of `leader`, `other`"),
    ]

    static let yaml: [Spoiled] = [
        .init(
            "value: 7,", "value: &days 7,", .notPlain, zh: "p.yaml:12:77: 词首的 `&` 不接受（锚点、别名、标签和指令均不可用），请直接写出内容",
            en:
                "p.yaml:12:77: a word begins with `&`: anchors, aliases, tags and directives are not accepted; write the value out"
        ),
        .init(
            "value: 7,", "value: *days,", .notPlain, zh: "p.yaml:12:77: 词首的 `*` 不接受（锚点、别名、标签和指令均不可用），请直接写出内容",
            en:
                "p.yaml:12:77: a word begins with `*`: anchors, aliases, tags and directives are not accepted; write the value out"
        ),
        .init(
            "value: 7,", "value: !!int 7,", .notPlain, zh: "p.yaml:12:77: 词首的 `!` 不接受（锚点、别名、标签和指令均不可用），请直接写出内容",
            en:
                "p.yaml:12:77: a word begins with `!`: anchors, aliases, tags and directives are not accepted; write the value out"
        ),
        .init(
            "value: 7,", "value: ! 7,", .notPlain, zh: "p.yaml:12:77: 词首的 `!` 不接受（锚点、别名、标签和指令均不可用），请直接写出内容",
            en:
                "p.yaml:12:77: a word begins with `!`: anchors, aliases, tags and directives are not accepted; write the value out"
        ),
        .init(
            "version:", "%YAML 1.1\n---\nversion:", .notPlain, zh: "p.yaml:1:1: 词首的 `%` 不接受（锚点、别名、标签和指令均不可用），请直接写出内容",
            en:
                "p.yaml:1:1: a word begins with `%`: anchors, aliases, tags and directives are not accepted; write the value out"
        ),
        .init(
            "{zh: 样例, ", "{<<: {zh: 样例}, ", .unknownKey, zh: "p.yaml:2:9: 未知的键 `<<`；请删除",
            en: "p.yaml:2:9: unknown key `<<`; remove it"),
        .init(
            "bases:", "--- {}\nbases:", .severalDocuments, zh: "p.yaml:\(PolicySample.bases):1: 此处开始第二个文档，一个文件只能有一个",
            en: "p.yaml:\(PolicySample.bases):1: a second document begins here; keep one to a file"),
        .init(
            "bases:", "  bases", .malformed,
            zh: "p.yaml:\(PolicySample.bases + 1):3: YAML 写法有误（could not find expected ':'），请检查缩进、冒号和引号",
            en:
                "p.yaml:\(PolicySample.bases + 1):3: not well-formed YAML (could not find expected ':'); check indentation, colons and quotes"
        ),
        .init(
            "bases:", "bases: ]", .malformed,
            zh: "p.yaml:\(PolicySample.bases):8: YAML 写法有误（did not find expected node content），请检查缩进、冒号和引号",
            en:
                "p.yaml:\(PolicySample.bases):8: not well-formed YAML (did not find expected node content); check indentation, colons and quotes"
        ),
        .init(
            "样例", "样\u{200B}例", .unseenCharacter, zh: "p.yaml:2:14: 含有不可见字符 [U+200B]，请删除",
            en: "p.yaml:2:14: contains the unseen character [U+200B]; remove it"),
        .init(
            "样例", "样\u{202E}例", .unseenCharacter, zh: "p.yaml:2:14: 含有不可见字符 [U+202E]，请删除",
            en: "p.yaml:2:14: contains the unseen character [U+202E]; remove it"),
        .init(
            "样例", "样\u{7}例", .unseenCharacter, zh: "p.yaml:2:14: 含有不可见字符 [U+0007]，请删除",
            en: "p.yaml:2:14: contains the unseen character [U+0007]; remove it"),
    ]
}
