package org.firstline.bridge.panel;

import java.util.ArrayList;
import java.util.List;
import org.firstline.bridge.panel.AlphaPacket.Mode;

/**
 * A caption as an Alpha sign holds it: one TEXT with a call where each value goes, and the values as STRINGs. While only
 * values change, only STRINGs are written, and the sign does not blank.
 *
 * <p>A value longer than its STRING is cut (a sign empties a STRING that is written past its size); of the words, what
 * does not fit the {@value AlphaPacket#PRIORITY_SIZE} octets of the priority file is left out, from the end.
 *
 * @param content the TEXT, with its calls
 * @param values what each call shows, in order of the labels a, b, c …
 */
record AlphaText(Mode mode, String content, List<String> values) {
    static final int MOST_VALUES = 16;
    /** Octets of one STRING: a colour code and 22 letters. */
    static final int VALUE_SIZE = 24;

    AlphaText {
        values = List.copyOf(values);
    }

    static List<Character> labels() {
        var labels = new ArrayList<Character>();
        for (char c = 'a'; c < 'a' + MOST_VALUES; c++) labels.add(c);
        return labels;
    }

    /** @param columns how many letters the sign shows at once; a longer caption moves through it */
    static AlphaText of(Caption caption, int columns) {
        var content = new StringBuilder();
        var values = new ArrayList<String>();
        int letters = 0;
        for (Caption.Part part : caption.parts()) {
            String text = Translit.ascii(part.text());
            if (text.isEmpty()) continue;
            String gap = content.isEmpty() ? "" : " ";
            switch (part) {
                case Caption.Words words -> {
                    // a value before may have left its colour behind, so words always say theirs
                    String head = gap + colour(words.colour());
                    int room = AlphaPacket.PRIORITY_SIZE - content.length() - head.length();
                    if (room <= 0) continue;
                    String cut = text.substring(0, Math.min(room, text.length()));
                    content.append(head).append(cut);
                    letters += gap.length() + cut.length();
                }
                case Caption.Live live -> {
                    if (values.size() == MOST_VALUES || content.length() + gap.length() + 2 > AlphaPacket.PRIORITY_SIZE)
                        continue;
                    content.append(gap).append(AlphaPacket.CALL_STRING).append((char) ('a' + values.size()));
                    String value = colour(live.colour()) + text;
                    values.add(value.substring(0, Math.min(VALUE_SIZE, value.length())));
                    // room for growth, so that a number's third digit does not set the whole sign moving
                    letters += gap.length() + Math.max(4, text.length());
                }
            }
        }
        return new AlphaText(letters <= columns ? Mode.HOLD : Mode.ROTATE, content.toString(), values);
    }

    /** OFF is amber, what such signs show when not told. */
    private static String colour(Colour colour) {
        return AlphaPacket.COLOUR
                + switch (colour) {
                    case RED -> "1";
                    case GREEN -> "2";
                    case AMBER, OFF -> "3";
                };
    }

    boolean sameWords(AlphaText other) {
        return mode == other.mode && content.equals(other.content) && values.size() == other.values.size();
    }
}
