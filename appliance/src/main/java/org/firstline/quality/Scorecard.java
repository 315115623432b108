package org.firstline.quality;

import java.time.Instant;
import java.util.List;

/**
 * A list of questions by which calls and tickets are judged, in one of its versions. Another name or other questions make
 * a new version; evaluations keep the one that they were made with.
 *
 * @param version from 1
 * @param sampling of the card, whatever the version
 * @param active false: nothing new is judged by it
 * @param savedAt when this version was made
 */
public record Scorecard(
        long id,
        int version,
        String name,
        List<Question> questions,
        Sampling sampling,
        boolean active,
        Instant savedAt,
        String savedBy) {
    public Scorecard {
        questions = List.copyOf(questions);
    }

    /** What somebody who changes it begins with. */
    public CardDraft draft() {
        return new CardDraft(name, questions, sampling);
    }

    /** Anything that evaluations show is another. */
    boolean differsFrom(CardDraft draft) {
        return !name.equals(draft.name()) || !questions.equals(draft.questions());
    }
}
