// A row of a corpus of scraped pages.

import Foundation
import SitrepIngest
import SitrepModel
import SitrepText

/// A page with what is known of it.
struct PageRow: Decodable, Sendable {
    let id: String
    let title: String?
    let published: String?
    let html: String

    /// What intake reads of it; absent where the page holds no article.
    var article: Article? {
        let known = DocumentInfo(id: id, title: title, published: published.flatMap { PublicationTime(iso8601: $0) })
        let document = Document(name: id, bytes: Array(html.utf8), mediaType: "text/html", known: known)
        guard case .success(let article)? = Intake().articles(in: document).first else { return nil }
        return article
    }
}
