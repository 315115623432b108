package org.firstline.network;

import org.jspecify.annotations.Nullable;

/**
 * One node is another than before; as news it is told after the change is durable.
 *
 * @param before null = it is new
 * @param after null = it is gone
 * @param actor a person's login, a token's name, or "box"
 */
public record NodeEdited(@Nullable Node before, @Nullable Node after, String actor) {
    public String id() {
        return after != null ? after.id() : before != null ? before.id() : "";
    }
}
