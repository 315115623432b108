package org.firstline.boards;

import java.util.List;
import org.firstline.base.Refused;
import org.firstline.bridge.panel.Frame;

/**
 * Tiles on a rectangle of diodes. Checked when made; {@link Refused} says what is wrong.
 *
 * @param name its key in addresses: small letters, digits and dashes
 * @param width in diodes, as is height: {@value #LEAST_WIDTH}x{@value #LEAST_HEIGHT} to {@value Frame#MAX} each way
 * @param tiles in reading order, 1 to {@value #MOST_TILES}
 * @param language of its labels: "en" or "ru"
 */
public record Board(String name, String title, int width, int height, List<Tile> tiles, String language, Look look) {
    public static final int MOST_TILES = 40;
    public static final int LEAST_WIDTH = 16;
    public static final int LEAST_HEIGHT = 7;

    /** The board that the walls show and that an empty box starts with. */
    public static final String MAIN = "main";

    public Board {
        tiles = List.copyOf(tiles);
        if (!name.matches("[a-z0-9][a-z0-9-]{0,39}")) throw new Refused("boards.name", name);
        if (title.length() > 80) throw new Refused("boards.title", 80);
        if (width < LEAST_WIDTH || width > Frame.MAX || height < LEAST_HEIGHT || height > Frame.MAX)
            throw new Refused("boards.size", LEAST_WIDTH, LEAST_HEIGHT, Frame.MAX);
        if (tiles.isEmpty() || tiles.size() > MOST_TILES) throw new Refused("boards.tiles", MOST_TILES);
        if (!language.equals("en") && !language.equals("ru")) throw new Refused("boards.language", language);
        for (Tile tile : tiles) {
            if (tile instanceof Tile.TextLine line && line.text().length() > Tile.TextLine.LONGEST)
                throw new Refused("boards.text", Tile.TextLine.LONGEST);
            if (tile instanceof Tile.Greeting greeting && greeting.text().length() > Tile.Greeting.LONGEST)
                throw new Refused("boards.text", Tile.Greeting.LONGEST);
        }
        if (tiles.stream().allMatch(Tile.NewPage.class::isInstance)) throw new Refused("boards.tiles", MOST_TILES);
    }

    /** With the usual look. */
    public Board(String name, String title, int width, int height, List<Tile> tiles, String language) {
        this(name, title, width, height, tiles, language, Look.STANDARD);
    }

    /** What a shift wants to see first, on a wall in the shape of a television. */
    public static Board main(String title, String language) {
        return new Board(
                MAIN,
                title,
                160,
                90,
                List.of(
                        new Tile.Clock(),
                        new Tile.Figure(Measure.WAITING, ""),
                        new Tile.Figure(Measure.LONGEST_WAIT, ""),
                        new Tile.Figure(Measure.READY, ""),
                        new Tile.Figure(Measure.SERVICE_LEVEL, ""),
                        new Tile.QueueTable(),
                        new Tile.Outages(),
                        new Tile.Sms(),
                        new Tile.Condition(),
                        new Tile.TextLine("")),
                language);
    }

    /** The same under another name. */
    public Board named(String other) {
        return new Board(other, title, width, height, tiles, language, look);
    }

    /** The same tiles laid out for a wall of another size; one smaller than a board may be is served as the least. */
    public Board sized(int newWidth, int newHeight) {
        return new Board(
                name, title, Math.max(newWidth, LEAST_WIDTH), Math.max(newHeight, LEAST_HEIGHT), tiles, language, look);
    }
}
