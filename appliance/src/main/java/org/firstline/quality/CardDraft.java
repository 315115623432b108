package org.firstline.quality;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.firstline.base.Refused;

/**
 * A card as somebody wants it.
 *
 * @param name in the language of who uses it
 * @param questions in the order in which they are asked; no text twice
 */
public record CardDraft(String name, List<Question> questions, Sampling sampling) {
    public static final int MOST_QUESTIONS = 40;

    /** Characters. */
    public static final int LONGEST_NAME = 120;

    public CardDraft {
        name = name.strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) throw new Refused("quality.card-name", LONGEST_NAME);
        questions = List.copyOf(questions);
        if (questions.isEmpty() || questions.size() > MOST_QUESTIONS)
            throw new Refused("quality.questions", MOST_QUESTIONS);
        var texts = new HashSet<String>();
        for (Question question : questions)
            if (!texts.add(question.text().toLowerCase(Locale.ROOT)))
                throw new Refused("quality.question-twice", question.text());
    }
}
