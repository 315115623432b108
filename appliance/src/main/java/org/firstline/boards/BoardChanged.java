package org.firstline.boards;

/**
 * The picture of this board is another now, or the board was saved or deleted: whoever shows it asks for its frame. At
 * most four times a second a board.
 */
public record BoardChanged(String name) {}
