package org.firstline.calls;

import org.firstline.base.Refused;
import org.jspecify.annotations.Nullable;

/** Port: what may be recorded at a phone, and where the sound goes. */
public interface Studio {
    /** How a phone's code begins that asks for it; digits follow. */
    String CODE = "*77";

    /** Where nothing can be recorded. */
    Studio NONE = new Studio() {
        @Override
        public @Nullable Take find(String extension, String code) {
            return null;
        }

        @Override
        public void keep(Take take, byte[] wav) {
            throw new Refused("calls.booth-unknown");
        }
    };

    /** A prompt that somebody wants to speak. */
    record Take(String name, String language, String actor) {}

    /** What this phone may record by these digits; null for nothing. On "switchboard": returns at once. */
    @Nullable
    Take find(String extension, String code);

    /**
     * The sound becomes the prompt; from any thread, takes as long as a disk does.
     *
     * @throws Refused with what is wrong with it
     */
    void keep(Take take, byte[] wav);
}
