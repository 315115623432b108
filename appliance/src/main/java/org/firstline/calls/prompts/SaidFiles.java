package org.firstline.calls.prompts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;
import org.firstline.calls.rtp.Clip;
import org.firstline.calls.rtp.Wav;

/**
 * Sentences that were spoken once, kept on disk under a digest of their words. When there are more than the limit, the
 * quarter that was not wanted for the longest time goes. On the owner "prompts".
 */
final class SaidFiles {
    private final Path folder;
    private final int limit;

    SaidFiles(Path folder, int limit) {
        this.folder = folder;
        this.limit = limit;
    }

    /** Empty when it was never said, or its file is of no use. */
    Optional<Clip> find(String text, Instant now) {
        Path file = file(text);
        try {
            Clip clip = Clip.wav(file);
            Files.setLastModifiedTime(file, FileTime.from(now));
            return Optional.of(clip);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    void keep(String text, Wav sound, Instant now) throws IOException {
        Path file = file(text);
        sound.write(file);
        Files.setLastModifiedTime(file, FileTime.from(now));
        trim();
    }

    private void trim() throws IOException {
        record Said(Path file, FileTime wantedAt) {}
        var files = new ArrayList<Said>();
        try (var all = Files.newDirectoryStream(folder)) {
            for (Path file : all) files.add(new Said(file, Files.getLastModifiedTime(file)));
        }
        if (files.size() <= limit) return;
        files.sort(Comparator.comparing(Said::wantedAt));
        for (Said said : files.subList(0, files.size() - limit * 3 / 4)) Files.deleteIfExists(said.file);
    }

    private Path file(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return folder.resolve(HexFormat.of().formatHex(digest, 0, 16) + ".wav");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
