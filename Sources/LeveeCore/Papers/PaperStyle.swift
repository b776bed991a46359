extension PaperHTML {
    /// How papers look on the screen and on A4. Measures follow the official letter's: margins 37, 26, 35 and 28 mm, a red
    /// head (红头), paragraphs two characters in, signature and day at the right.
    public static let styleSheet = """
        :root { --red: #c8161d; --grey: #666; }
        * { box-sizing: border-box; }
        body {
          margin: 0; padding: 8mm 0; background: #e9e9e7; color: #000; line-height: 1.75;
          font: 12pt/1.75 "FangSong", "STFangsong", "FangSong_GB2312", "Noto Serif CJK SC", "Source Han Serif SC", "SimSun", serif;
        }
        .sheet {
          width: 210mm; max-width: 100%; min-height: 297mm; margin: 0 auto 8mm; padding: 30mm 26mm 25mm 28mm;
          background: #fff; box-shadow: 0 1px 6px rgba(0, 0, 0, .3);
        }
        .paper + .paper { margin-top: 12mm; padding-top: 12mm; border-top: 1px dashed #000; }
        .paper { overflow-wrap: anywhere; }
        .paper p { margin: 0; }
        header { border-bottom: 2px solid var(--red); margin-bottom: 10mm; padding-bottom: 3mm; text-align: center; }
        .letterhead {
          color: var(--red); font-size: 24pt; font-weight: bold; line-height: 1.3;
          font-family: "FZXiaoBiaoSong-B05S", "STZhongsong", "SimSun", "Noto Serif CJK SC", serif;
        }
        :lang(zh) .letterhead { letter-spacing: .1em; text-indent: .1em; }
        .number { padding-top: 3mm; }
        .copy { text-align: right; color: var(--grey); font-size: 10.5pt; }
        h1 { margin: 0 0 8mm; font-size: 17pt; line-height: 1.4; text-align: center; text-wrap: balance; }
        .addressee { padding-bottom: 1mm; }
        .text { text-align: justify; }
        .text:lang(zh) { text-align: start; text-indent: 2em; }
        .text:lang(en) + .text, .addressee:lang(en) + .text { padding-top: 3mm; }
        .kept { display: inline-block; text-indent: 0; }
        dl { display: table; margin: 4mm 0; }
        dl:lang(zh) { margin-left: 2em; }
        dl > div { display: table-row; }
        dt, dd { display: table-cell; margin: 0; padding: .6mm 0; vertical-align: top; }
        dt { padding-right: 6mm; color: var(--grey); white-space: nowrap; }
        dd, td { unicode-bidi: isolate; }
        table { width: 100%; margin: 4mm 0; border-collapse: collapse; font-size: 10.5pt; line-height: 1.4; }
        th, td { padding: 1.2mm 2mm; border: 1px solid #000; text-align: left; vertical-align: top; }
        th { background: #f2f2f0; overflow-wrap: normal; }
        .paper:not(.form) th { word-break: keep-all; }
        .paper:not(.form) td .kept { white-space: nowrap; }
        thead { display: table-header-group; }
        tr, .ending, .signatures li { break-inside: avoid; }
        .paper .note { margin: 4mm 0; font-size: 10.5pt; }
        .signatures { margin: 8mm 0 0; padding: 0; list-style: none; }
        .signatures li { display: flex; flex-wrap: wrap; gap: 2mm 6mm; padding: 3mm 0; }
        .signatures li > :first-child { min-width: 8em; }
        .line { flex: 1; min-width: 12em; border-bottom: 1px solid #000; }
        .ending { width: fit-content; margin: 12mm 4em 0 auto; text-align: center; }
        .paper .code { margin-top: 8mm; font-size: 10.5pt; }
        code { font-family: "DejaVu Sans Mono", "Consolas", monospace; letter-spacing: .05em; }
        .copies { padding: 15mm 20mm; font-size: 10.5pt; line-height: 1.4; }
        .copies .paper + .paper { margin-top: 7mm; padding-top: 7mm; }
        .copies header { margin-bottom: 4mm; padding-bottom: 1mm; }
        .copies .letterhead { font-size: 15pt; }
        .copies .copy { font-size: 9pt; }
        .copies h1 { margin-bottom: 3mm; font-size: 13pt; }
        .copies dl { display: grid; grid-template-columns: 1fr 1fr; gap: .5mm 6mm; margin: 3mm 0; }
        .copies dl > div { display: flex; }
        .copies dt { padding-right: 3mm; }
        .copies .signatures { margin-top: 2mm; }
        .copies .signatures li { padding: 1.5mm 0; }
        .copies footer { display: flex; flex-direction: row-reverse; justify-content: space-between; align-items: end; }
        .copies .ending { margin: 4mm 2em 0 0; }
        .copies .code { margin: 0; }
        .wide { width: 297mm; min-height: 210mm; padding: 15mm; }
        .form header { margin-bottom: 2mm; padding: 0; border: 0; text-align: left; }
        .form .letterhead { color: inherit; font: inherit; letter-spacing: 0; text-indent: 0; }
        .form h1 { margin-bottom: 4mm; }
        .form table { margin: 0 0 4mm; font-size: 8pt; overflow-wrap: break-word; }
        .form th, .form td { padding: 1mm; }
        .form dl { display: flex; flex-wrap: wrap; gap: 1mm 8mm; margin: 0; font-size: 10.5pt; }
        .form dl > div { display: block; }
        .form dt, .form dd { display: inline; padding-right: 2mm; }
        @page { size: A4; margin: 30mm 26mm 25mm 28mm; }
        @page copies { margin: 15mm 20mm; }
        @page wide { size: A4 landscape; margin: 15mm; }
        @media print {
          .copies { page: copies; }
          .wide { page: wide; }
          body { padding: 0; background: none; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
          .sheet { width: auto; min-height: 0; margin: 0; padding: 0; box-shadow: none; }
          .sheet + .sheet { break-before: page; }
        }
        @media screen and (max-width: 210mm) {
          body { padding: 0; }
          .sheet { padding: 8mm 6mm; }
        }

        """
}
