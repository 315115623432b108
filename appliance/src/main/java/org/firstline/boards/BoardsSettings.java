package org.firstline.boards;

import java.time.ZoneId;

/**
 * @param zone of the clock on the boards
 * @param language of the board that an empty box starts with: "en" or "ru"
 */
public record BoardsSettings(ZoneId zone, String language) {}
