extension MachineReadableZone.Field {
    /// What the field is called on paper.
    public var title: Bilingual {
        switch self {
        case .layout: .init(zh: "机读区格式", en: "layout of the machine-readable zone")
        case .documentCode: .init(zh: "证件代码", en: "document code")
        case .issuingState: .init(zh: "签发国", en: "issuing state")
        case .name: .init(zh: "姓名", en: "name")
        case .documentNumber: .init(zh: "证件号码", en: "document number")
        case .nationality: .init(zh: "国籍", en: "nationality")
        case .birthDate: .init(zh: "出生日期", en: "birth date")
        case .sex: .init(zh: "性别", en: "sex")
        case .expiryDate: .init(zh: "有效期至", en: "expiry day")
        case .optionalData: .init(zh: "可选数据", en: "optional data")
        case .composite: .init(zh: "总校验", en: "composite check digit")
        }
    }
}

extension MachineReadableZone.Failure {
    /// Which field is wrong, how, and what to do; it holds nothing that was read.
    public var message: Bilingual {
        let (zh, en) = reason.text
        return Bilingual(zh: field.title.zh + zh, en: field.title.en + " " + en)
    }
}

extension MachineReadableZone.Failure.Reason {
    fileprivate var text: (zh: String, en: String) {
        switch self {
        case .unknownLayout:
            ("无法识别，应为2行44字、2行36字、3行30字或1行30字", "is not known; give 2 lines of 44 or 36, 3 of 30, or 1 of 30")
        case .badCharacter: ("含有不允许的字符，请重新扫描", "holds a character that does not belong there; scan it again")
        case .wrongCheckDigit:
            ("校验位不符，请重新扫描或核对原件", "has a wrong check digit; scan it again or compare it with the original")
        case .missing: ("为空，请核对原件", "is empty; compare it with the original")
        case .unknownCode: ("代码不明，请核对原件", "is not a known code; compare it with the original")
        case .visa: ("表示签证，请扫描证件资料页", "is that of a visa; scan the document's own page")
        }
    }
}

extension MachineReadableZone.Doubt {
    /// Which field is doubtful, and why; it holds nothing that was read.
    public var message: Bilingual {
        let (zh, en) = reason.text
        return Bilingual(zh: field.title.zh + zh, en: field.title.en + " " + en)
    }
}

extension MachineReadableZone.Doubt.Reason {
    fileprivate var text: (zh: String, en: String) {
        switch self {
        case .impossibleDate: ("不是存在的日期", "is a day that does not exist")
        case .incompleteDate: ("不完整", "is not complete")
        case .notACountry: ("不是国家或地区", "is not a country or region")
        case .unusualValue: ("取值不合惯例", "holds an unusual value")
        case .mayBeCut: ("可能被截断", "may have been cut short")
        case .pattern: ("不符合该类证件的编号规则", "does not meet the pattern of its document type")
        }
    }
}
