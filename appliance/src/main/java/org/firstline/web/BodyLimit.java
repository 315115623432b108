package org.firstline.web;

import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Answers 413 to a body of more than {@value #BYTES} octets ({@value #IMPORT_BYTES} for an import, {@value #SOUND_BYTES} for a
 * prompt), whether its length
 * was announced or not.
 */
final class BodyLimit implements ContainerRequestFilter {
    /** A storm of some thousand alerts in one Alertmanager notification fits well. */
    static final int BYTES = 4 << 20;

    /** A billing export of some hundred thousand subscribers. */
    static final int IMPORT_BYTES = 60 << 20;

    /** Two minutes in the fattest form that a studio hands over. */
    static final int SOUND_BYTES = 20 << 20;

    @Override
    public void filter(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        int most = path.startsWith("import/") ? IMPORT_BYTES : path.startsWith("prompts/") ? SOUND_BYTES : BYTES;
        if (request.getLength() > most) throw tooLarge();
        if (request.hasEntity()) request.setEntityStream(new Counted(request.getEntityStream(), most));
    }

    private static ClientErrorException tooLarge() {
        return new ClientErrorException(413);
    }

    private static final class Counted extends FilterInputStream {
        private int left;

        Counted(InputStream in, int most) {
            super(in);
            left = most;
        }

        @Override
        public int read() throws IOException {
            int octet = super.read();
            if (octet >= 0) count(1);
            return octet;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int n = super.read(into, from, length);
            if (n > 0) count(n);
            return n;
        }

        private void count(int n) {
            left -= n;
            if (left < 0) throw tooLarge();
        }
    }
}
