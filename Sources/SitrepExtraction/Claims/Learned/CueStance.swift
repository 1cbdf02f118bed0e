// The stance of a cue that the rules have no reading of.

import SitrepModel
import SitrepText

/// Reads the stance of cues from the tables; a cue that is in none tells what somebody thinks.
struct CueStance {
    let text: ClaimText

    func stance(of cue: ClaimCue) -> Claim.Stance {
        if cue.kind == .noun {
            return text.cues.nouns.longestMatch(at: cue.anchor, in: text.tokens)?.value.stance ?? .opinion
        }
        guard let index = cue.group, let match = text.cues.verbs.longestMatch(at: cue.anchor, in: text.tokens) else {
            return .opinion
        }
        let group = text.analysis.verbGroups[index]
        return ClaimReader.VerbCue(
            index: index, group: group, cue: match.value, range: cue.range, sentence: text.sentence(of: cue.anchor)
        ).stance
    }
}
