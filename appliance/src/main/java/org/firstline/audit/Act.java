package org.firstline.audit;

/**
 * Something that somebody did, before it is written down. Texts that are too long are cut, never refused: an act that
 * happened must be in the book.
 *
 * @param actor login of a person, or name of a machine's token
 * @param subject to whom or what, as kind and key: {@code agent:101}, {@code queue:tv}, {@code call:01J…}
 * @param before what it was; a line {@code field=value} for each field that changed, or a word; may be empty
 * @param after what it became, in the same form
 */
public record Act(String actor, AuditKind kind, String subject, String before, String after) {
    static final int LONGEST_NAME = 120;

    /** Of before and of after; enough for every field of a queue. */
    public static final int LONGEST_TEXT = 2000;

    public Act {
        actor = cut(actor.strip(), LONGEST_NAME);
        subject = cut(subject.strip(), LONGEST_NAME);
        before = cut(before.strip(), LONGEST_TEXT);
        after = cut(after.strip(), LONGEST_TEXT);
    }

    private static String cut(String text, int longest) {
        if (text.length() <= longest) return text;
        int end = longest - 1;
        // half of a pair would not come back from the database as it went in
        if (Character.isHighSurrogate(text.charAt(end - 1))) end--;
        return text.substring(0, end) + "…";
    }
}
