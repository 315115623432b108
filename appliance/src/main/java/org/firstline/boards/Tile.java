package org.firstline.boards;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.firstline.base.Refused;
import org.jspecify.annotations.Nullable;

/** One thing on a board. In JSON: {@code {"tile":"figure","measure":"waiting","queue":"internet"}}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "tile")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Tile.Clock.class, name = "clock"),
    @JsonSubTypes.Type(value = Tile.Figure.class, name = "figure"),
    @JsonSubTypes.Type(value = Tile.QueueTable.class, name = "queues"),
    @JsonSubTypes.Type(value = Tile.Outages.class, name = "outages"),
    @JsonSubTypes.Type(value = Tile.Sms.class, name = "sms"),
    @JsonSubTypes.Type(value = Tile.Trunks.class, name = "trunks"),
    @JsonSubTypes.Type(value = Tile.Breaks.class, name = "breaks"),
    @JsonSubTypes.Type(value = Tile.Condition.class, name = "condition"),
    @JsonSubTypes.Type(value = Tile.TextLine.class, name = "text"),
    @JsonSubTypes.Type(value = Tile.NewPage.class, name = "page"),
    @JsonSubTypes.Type(value = Tile.Greeting.class, name = "greeting")
})
public sealed interface Tile {
    /** How much of a row a figure takes. */
    enum Size {
        /** What its number needs. */
        NORMAL,
        /** Twice that. */
        WIDE,
        /** A row of its own. */
        FULL;

        @JsonValue
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The title of the board and the time of day. */
    record Clock() implements Tile {}

    /**
     * One large number.
     *
     * @param queue its name, or empty for all queues together
     * @param limits its own; null for those of the house
     */
    record Figure(
            Measure measure,
            String queue,
            Size size,
            @Nullable Limits limits) implements Tile {
        public Figure {
            if (measure == null) throw new Refused("boards.measure");
            if (limits != null && (!measure.takesLimits() || !limits.fit(measure))) throw new Refused("boards.limits");
            // machines may leave out what is usual
            queue = queue == null ? "" : queue;
            size = size == null ? Size.NORMAL : size;
        }

        public Figure(Measure measure, String queue) {
            this(measure, queue, Size.NORMAL, null);
        }
    }

    /** A line for each queue: waiting, longest wait, ready agents, service level. */
    record QueueTable() implements Tile {}

    /** Open outages, and callers who heard of one and hung up. */
    record Outages() implements Tile {}

    /** Messages that wait for the modem, and since when the first of them does. */
    record Sms() implements Tile {}

    /** Channels of the trunks in use, and trunks that are down. */
    record Trunks() implements Tile {}

    /** How many agents are on a break for each reason. */
    record Breaks() implements Tile {}

    /** Whether every part of the box (modem, trunk, database …) is well, or which is not. */
    record Condition() implements Tile {}

    /**
     * A line of text; one too long is shown in turns.
     *
     * @param text shown while the shift head has nothing to say; may be empty
     */
    record TextLine(String text) implements Tile {
        public static final int LONGEST = 500;

        public TextLine {
            text = text == null ? "" : text;
        }
    }

    /** What follows begins a new page. */
    record NewPage() implements Tile {}

    /** A page of its own with a few words as large as they fit, and the clock: for visitors, or a shift's morning. */
    record Greeting(String text) implements Tile {
        public static final int LONGEST = 200;

        public Greeting {
            text = text == null ? "" : text;
        }
    }
}
