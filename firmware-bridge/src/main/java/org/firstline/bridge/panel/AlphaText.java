package org.firstline.bridge.panel;

import java.util.ArrayList;
import java.util.List;
import org.firstline.bridge.panel.AlphaPacket.Mode;

/**
 * A caption as an Alpha sign holds it: a TEXT with a call where each value goes, the values as STRINGs, and pictures of
 * the words that the sign has no letters for, Russian ones above all. While only values change, only STRINGs are
 * written, and the sign does not blank. What is urgent goes into the priority TEXT, which stops all else from showing.
 *
 * <p>A value longer than its STRING is cut (a sign empties a STRING that is written past its size), and values are
 * always letters; of the words, what does not fit its file is left out, from the end. Where pictures run out, words go on
 * in Latin.
 *
 * @param normal the TEXT that runs while nothing is urgent
 * @param priority empty content while nothing is
 * @param values what each call shows, in order of the labels a, b, c …
 * @param pictures what each call of a picture shows, in order of the labels q, r, s …
 */
record AlphaText(Words normal, Words priority, List<String> values, List<Frame> pictures) {
    static final int MOST_VALUES = 16;
    /** Octets of one STRING: a colour code and 22 letters. */
    static final int VALUE_SIZE = 24;

    static final char FIRST_PICTURE = 'q';
    static final int MOST_PICTURES = 8;
    /** Columns of one picture: a longer line of words is several of them. */
    static final int PICTURE_WIDTH = 96;

    /** One TEXT file: its content, with its calls. */
    record Words(Mode mode, String content) {
        static final Words NONE = new Words(Mode.HOLD, "");
    }

    AlphaText {
        values = List.copyOf(values);
        pictures = List.copyOf(pictures);
    }

    static List<Character> labels() {
        var labels = new ArrayList<Character>();
        for (char c = 'a'; c < 'a' + MOST_VALUES; c++) labels.add(c);
        return labels;
    }

    static List<Character> pictureLabels() {
        var labels = new ArrayList<Character>();
        for (char c = FIRST_PICTURE; c < FIRST_PICTURE + MOST_PICTURES; c++) labels.add(c);
        return labels;
    }

    /**
     * @param columns how many letters the sign shows at once; a longer caption moves through it
     * @param drawn whether words beyond ASCII are drawn; otherwise they are written in Latin
     */
    static AlphaText of(Caption caption, int columns, boolean drawn) {
        var maker = new Maker(drawn);
        // the urgent first: where files run out it is not what is left out
        Words urgent = caption.alarm().isEmpty()
                ? Words.NONE
                : maker.words(caption.alarm(), AlphaPacket.PRIORITY_SIZE, columns);
        Words normal = maker.words(caption.parts(), AlphaPacket.TEXT_SIZE, columns);
        return new AlphaText(normal, urgent, maker.values, maker.pictures);
    }

    private static final class Maker {
        private final boolean drawn;
        private final List<String> values = new ArrayList<>();
        private final List<Frame> pictures = new ArrayList<>();

        /** Of the TEXT that is being made: what it holds, and the columns of diodes that it takes. */
        private final StringBuilder content = new StringBuilder();

        private int size;
        private int diodes;

        Maker(boolean drawn) {
            this.drawn = drawn;
        }

        Words words(List<Caption.Part> parts, int most, int columns) {
            content.setLength(0);
            diodes = 0;
            size = most;
            for (Caption.Part part : parts)
                switch (part) {
                    case Caption.Words words when drawn && !isAscii(words.text()) -> draw(words);
                    case Caption.Words words -> letters(words.text(), words.colour());
                    case Caption.Live live -> value(live);
                }
            return new Words(diodes <= columns * 6 ? Mode.HOLD : Mode.ROTATE, content.toString());
        }

        /** Words always say their colour, since a value before may have left its own behind. */
        private void letters(String text, Colour colour) {
            String ascii = Translit.ascii(text);
            if (ascii.isEmpty()) return;
            String head = gap() + colour(colour);
            int room = size - content.length() - head.length();
            if (room <= 0) return;
            String cut = ascii.substring(0, Math.min(room, ascii.length()));
            content.append(head).append(cut);
            diodes += 6 * (gapSize(head) + cut.length());
        }

        private void value(Caption.Live live) {
            String text = Translit.ascii(live.text());
            if (text.isEmpty()) return;
            String gap = gap();
            if (values.size() == MOST_VALUES || content.length() + gap.length() + 2 > size) return;
            content.append(gap).append(AlphaPacket.CALL_STRING).append((char) ('a' + values.size()));
            String value = colour(live.colour()) + text;
            values.add(value.substring(0, Math.min(VALUE_SIZE, value.length())));
            // room for growth, so that a number's third digit does not set the whole sign moving
            diodes += 6 * (gap.length() + Math.max(4, text.length()));
        }

        private void draw(Caption.Words words) {
            List<String> lines = lines(words.text());
            int drawnLines = 0;
            while (drawnLines < lines.size() && picture(lines.get(drawnLines), words.colour())) drawnLines++;
            letters(String.join(" ", lines.subList(drawnLines, lines.size())), words.colour());
        }

        /** As many whole words in each as fit a picture; a word that does not is a line by itself. */
        private static List<String> lines(String text) {
            var lines = new ArrayList<String>();
            for (String word : text.strip().split("\\s+")) {
                String longer = lines.isEmpty() ? word : lines.getLast() + " " + word;
                if (!lines.isEmpty() && Font.width(longer, 1) <= PICTURE_WIDTH) lines.set(lines.size() - 1, longer);
                else lines.add(word);
            }
            return lines;
        }

        private boolean picture(String line, Colour colour) {
            String gap = gap();
            if (pictures.size() == MOST_PICTURES
                    || Font.width(line, 1) > PICTURE_WIDTH
                    || content.length() + gap.length() + 2 > size) return false;
            var canvas = new Canvas(Font.width(line, 1), Font.HEIGHT);
            canvas.text(0, 0, line, colour == Colour.OFF ? Colour.AMBER : colour, 1);
            content.append(gap).append(AlphaPacket.CALL_DOTS).append((char) (FIRST_PICTURE + pictures.size()));
            pictures.add(canvas.frame());
            diodes += 6 * gap.length() + canvas.width() + 1;
            return true;
        }

        private String gap() {
            return content.isEmpty() ? "" : " ";
        }

        private static int gapSize(String head) {
            return head.startsWith(" ") ? 1 : 0;
        }

        private static boolean isAscii(String text) {
            // punctuation has its likeness in ASCII, and needs no picture
            return text.codePoints().filter(Character::isLetter).allMatch(c -> c < 0x80);
        }
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
}
