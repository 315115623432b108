package org.firstline.boards;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** One thing on a board. In JSON: {@code {"tile":"figure","measure":"waiting","queue":"internet"}}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "tile")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Tile.Clock.class, name = "clock"),
    @JsonSubTypes.Type(value = Tile.Figure.class, name = "figure"),
    @JsonSubTypes.Type(value = Tile.QueueTable.class, name = "queues"),
    @JsonSubTypes.Type(value = Tile.Outages.class, name = "outages"),
    @JsonSubTypes.Type(value = Tile.Sms.class, name = "sms"),
    @JsonSubTypes.Type(value = Tile.Condition.class, name = "condition"),
    @JsonSubTypes.Type(value = Tile.TextLine.class, name = "text")
})
public sealed interface Tile {
    /** The title of the board and the time of day. */
    record Clock() implements Tile {}

    /**
     * One large number.
     *
     * @param queue its name, or empty for all queues together
     */
    record Figure(Measure measure, String queue) implements Tile {}

    /** A line for each queue: waiting, longest wait, ready agents, service level. */
    record QueueTable() implements Tile {}

    /** Open outages, and callers who heard of one and hung up. */
    record Outages() implements Tile {}

    /** Messages that wait for the modem. */
    record Sms() implements Tile {}

    /** Whether every part of the box (modem, trunk, database …) is well, or which is not. */
    record Condition() implements Tile {}

    /**
     * A line of text; one too long is shown in turns.
     *
     * @param text shown while the shift head has nothing to say; may be empty
     */
    record TextLine(String text) implements Tile {
        public static final int LONGEST = 500;
    }
}
