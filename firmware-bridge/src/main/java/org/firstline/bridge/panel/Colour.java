package org.firstline.bridge.panel;

/** What one diode of a three-colour wall can show, and its letter in text art. */
public enum Colour {
    OFF('.'),
    GREEN('G'),
    AMBER('A'),
    RED('R');

    private final char letter;

    Colour(char letter) {
        this.letter = letter;
    }

    public char letter() {
        return letter;
    }

    /** @throws IllegalArgumentException for any other letter than {@code . G A R} */
    public static Colour of(char letter) {
        return switch (letter) {
            case '.' -> OFF;
            case 'G' -> GREEN;
            case 'A' -> AMBER;
            case 'R' -> RED;
            default -> throw new IllegalArgumentException("no colour has the letter '" + letter + "'");
        };
    }
}
