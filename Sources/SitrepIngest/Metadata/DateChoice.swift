// Chooses a page's publication date among what its head, its address and its visible text say.

import SitrepModel

/// Dates that a page's programs state.
struct StatedDates {
    /// Of publication, by linked data or the head.
    var told: PublicationTime?
    /// In the head, under a name that some programs set whenever they write the page.
    var any: PublicationTime?
    /// Of something on the page that is not said to be an article.
    var inPage: PublicationTime?
    /// Of the last change, by whatever states one.
    var changes: [PublicationTime] = []
    /// The day in the page's address.
    var address: CalendarDate?
}

/// Dates that a reader sees.
struct ShownDates {
    /// In a time element or a date's element of the article.
    var inArticle: PublicationTime?
    /// The nearest time element.
    var marked: PublicationTime?
    /// The nearest element whose class speaks of a date.
    var written: PublicationTime?
    /// In a line near the heading.
    var nearby: PublicationTime?
    var lines: DatedLines

    /// The likeliest of those that are only written.
    var best: PublicationTime? { written ?? nearby ?? lines.published }

    /// Days that the page writes out.
    fileprivate var days: [CalendarDate] { [written, nearby, lines.published].compactMap { $0?.date } }
}

/// The date and, where no metadata states it, its ground.
struct DateChoice {
    private(set) var published: PublicationTime?
    private(set) var basis: PublicationBasis?

    private let stated: StatedDates
    private let shown: ShownDates

    /// An address names the day on which a page was made; a stated date so much later is that of a move or a revision.
    private static let longestDelay = 60

    /// `fallback` is asked when the page neither states nor shows a date.
    init(stated: StatedDates, shown: ShownDates, fallback: () -> PublicationTime?) {
        self.stated = stated
        self.shown = shown
        if let told = stated.told {
            chooseTold(told)
        } else {
            chooseUntold(fallback)
        }
    }

    private mutating func chooseTold(_ told: PublicationTime) {
        if let address = stated.address, told.date > address.adding(days: Self.longestDelay) {
            (published, basis) = (PublicationTime(date: address), .address)
        } else if let revised = revision(of: told) {
            (published, basis) = (revised, .page)
        } else {
            let isConfirmed = shown.days.contains(told.date)
            published = told.local(on: stated.address, or: isConfirmed ? nil : shown.best?.date)
        }
    }

    /// The day that a revised page shows as its own when it shows that of its publication no more.
    private func revision(of told: PublicationTime) -> PublicationTime? {
        guard stated.address != told.date, !shown.days.contains(told.date) else { return nil }
        guard shown.inArticle?.date != told.date else { return nil }
        let day = shown.days.first { day in day > told.date && stated.changes.contains { $0.date == day } }
        return day.map { PublicationTime(date: $0).keepingClock(of: shown.best) }
    }

    private mutating func chooseUntold(_ fallback: () -> PublicationTime?) {
        if let address = stated.address {
            (published, basis) = (PublicationTime(date: address), .address)
        } else if let inArticle = shown.inArticle {
            published = inArticle.keepingClock(of: stated.any)
        } else if let seen = outvoting(stated.any) {
            (published, basis) = (seen, .page)
        } else if let found = stated.any ?? shown.marked ?? stated.inPage {
            published = found
        } else if let best = shown.best {
            (published, basis) = (best, .page)
        } else {
            published = fallback() ?? stated.changes.first
        }
    }

    /// What the page shows instead of a date that its head states: named as that of publication, or shown twice.
    private func outvoting(_ any: PublicationTime?) -> PublicationTime? {
        if let labelled = shown.lines.publication, labelled.date != any?.date { return labelled }
        guard let any else { return nil }
        let votes = [shown.written, shown.nearby, shown.marked, shown.lines.published].compactMap { $0 }
        guard !votes.contains(where: { $0.date == any.date }) else { return nil }
        return votes.first { vote in votes.count { $0.date == vote.date } > 1 }
    }
}
