package org.firstline.calls;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is to be called back.
 *
 * @param item what the one who asks for the calls knows it by
 * @param queue for which he is called: its rules and its caller-id are the call's
 * @param number E.164
 * @param agentFirst her phone rings first, then the number; otherwise the number first
 * @param name as the agent's phone shows it; may be empty
 * @param ticket what it is about
 */
public record BackCall(
        String item,
        String queue,
        String number,
        boolean agentFirst,
        Locale language,
        String name,
        @Nullable Long subscriber,
        @Nullable Long ticket) {}
