package org.firstline.calls;

import java.time.Instant;

/**
 * Something that a person did to a call: the trail of every use.
 *
 * @param actor login, extension or token
 * @param act a word: "transfer", "redirect", "listen", "whisper", "barge", "recording-played", "recording-paused"
 * @param detail to whom, as in {@link Target#written}; may be empty
 */
public record CallAct(String call, Instant at, String actor, String act, String detail) {}
