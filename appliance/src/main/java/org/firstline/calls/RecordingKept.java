package org.firstline.calls;

/** The recording of a call is over and can be heard. */
public record RecordingKept(String call, Recording.State state) {}
