package org.firstline.reactions;

/**
 * The same in three shapes.
 *
 * @param sms as short as it can be
 * @param voice to be spoken
 * @param page to be read beside the name of the place
 */
public record ThreeTexts(String sms, String voice, String page) {}
