// A news site on 127.0.0.1 whose feed and articles a test writes.

import SitrepWebTestSupport

extension LoopbackServer {
    /// An article as sites publish them.
    static func article(_ title: String, _ text: String) -> String {
        """
        <!DOCTYPE html><html lang="en"><head><title>\(title)</title>
        <meta property="og:site_name" content="Steppe Wire"></head>
        <body><nav><a href="/">Home</a> <a href="/world">World</a></nav>
        <article><h1>\(title)</h1><p>\(text)</p></article><footer>Contact us</footer></body></html>
        """
    }

    /// The feed, `/feed`, of entries: path, title and the feed's own text.
    func putFeed(tag: String? = nil, _ entries: [(path: String, title: String, text: String)]) {
        let items = entries.map { entry in
            """
            <item><title>\(entry.title)</title><link>\(base)\(entry.path)</link><guid>\(entry.path)</guid>
            <pubDate>Thu, 06 Jan 2022 09:00:00 GMT</pubDate><description>\(entry.text)</description></item>
            """
        }
        let feed =
            "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Steppe Wire</title>\(items.joined())</channel></rss>"
        put("/feed") { request in
            if let tag, request["if-none-match"] == tag { return Reply(status: 304, headers: ["ETag": tag]) }
            let headers = ["Content-Type": "application/rss+xml"].merging(tag.map { ["ETag": $0] } ?? [:]) { a, _ in a }
            return Reply(headers: headers, body: feed.utf8)
        }
    }

    static let cut =
        "The internet was cut across Kazakhstan on Wednesday, the Interior Ministry said in a statement. "
        + "Mobile phones did not work in Almaty, and payment terminals in shops were down, residents said."
    static let toll =
        "At least 26 people were killed in Almaty on Thursday, the Interior Ministry said. "
        + "Police said that armed men attacked a police station in the city during the night."
    static let curfew =
        "Authorities imposed a curfew in Nur-Sultan on Thursday, the mayor's office said. "
        + "Nobody may leave home from 11 p.m. to 7 a.m. until January 19, according to the decree."
}
