/// How the morning report looks on a screen, in the dark, and on A4.
enum MorningStyle {
    static let sheet = """
        :root { color-scheme: light dark; --line: #c9c9c4; --soft: #6a6a66; --bar: #1d5a8a; --critical: #b3141b; --serious: #9a5b00; }
        @media (prefers-color-scheme: dark) { :root { --line: #4a4a48; --soft: #a6a6a1; --bar: #7db4de; --critical: #ff8d8d; --serious: #f0b35e; } }
        * { box-sizing: border-box; }
        body { margin: 0; font: 15px/1.55 "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", system-ui, sans-serif; }
        main { max-width: 52rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
        h1 { margin: 0; font-size: 1.6rem; line-height: 1.3; }
        h2 { margin: 2rem 0 .5rem; padding-bottom: .2rem; border-bottom: 2px solid var(--line); font-size: 1.15rem; }
        h3 { margin: 1rem 0 .3rem; font-size: 1rem; }
        p { margin: .2rem 0; overflow-wrap: anywhere; }
        .note, .more, .ref, figcaption { color: var(--soft); }
        .numbers { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: .75rem; margin: 1.25rem 0; padding: 0; list-style: none; }
        .numbers li { padding: .6rem .8rem; border: 1px solid var(--line); border-radius: 4px; }
        .numbers strong { display: block; font-size: 1.9rem; line-height: 1.2; font-variant-numeric: tabular-nums; }
        .charts { display: grid; grid-template-columns: 2fr 1fr 1fr; gap: 1rem; margin-top: 1rem; }
        figure { margin: 0; }
        .chart { width: 100%; height: auto; }
        .chart rect { fill: var(--bar); }
        .chart line { stroke: var(--line); }
        .chart text { fill: var(--soft); font-size: 15px; }
        table { width: 100%; border-collapse: collapse; }
        th, td { padding: .3rem .5rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; font-weight: normal; }
        thead th { color: var(--soft); }
        .counts td, .counts thead th:not(:first-child) { text-align: right; font-variant-numeric: tabular-nums; }
        tfoot th, tfoot td { border-bottom: 0; font-weight: bold; }
        .findings { margin: 0; padding: 0; list-style: none; }
        .findings li { margin: .5rem 0; padding: .1rem 0 .1rem .7rem; border-left: 4px solid var(--line); break-inside: avoid; }
        .findings li.critical { border-color: var(--critical); }
        .findings li.serious { border-color: var(--serious); }
        .critical .grade { color: var(--critical); font-weight: bold; }
        .serious .grade { color: var(--serious); font-weight: bold; }
        code { color: var(--soft); }
        @media (max-width: 40rem) { .charts { grid-template-columns: 1fr; } table { font-size: .85rem; } th, td { padding: .3rem .25rem; } }
        @page { size: A4; margin: 18mm 16mm; }
        @media print {
          :root { color-scheme: light; }
          body { font-size: 10.5pt; }
          main { max-width: none; padding: 0; }
          h2, h3 { break-after: avoid; }
          tr { break-inside: avoid; }
        }

        """
}
