package org.firstline.quality;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** What an evaluator says to a question. */
public enum Answer {
    YES('y'),
    NO('n'),
    /** There was no occasion for it: its weight is left out. */
    NOT_APPLICABLE('-');

    private final char letter;

    Answer(char letter) {
        this.letter = letter;
    }

    /** As rows hold them: a letter each. */
    static String written(Collection<Answer> answers) {
        return answers.stream().map(a -> String.valueOf(a.letter)).collect(Collectors.joining());
    }

    static List<Answer> read(String letters) {
        return letters.chars().mapToObj(letter -> of((char) letter)).toList();
    }

    private static Answer of(char letter) {
        for (Answer answer : values()) if (answer.letter == letter) return answer;
        throw new IllegalArgumentException("no answer: " + letter);
    }
}
