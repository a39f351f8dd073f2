package com.shop.reports;

import static java.nio.file.attribute.PosixFilePermissions.fromString;

import android.content.Context;
import android.content.SharedPreferences;
import java.io.File;
import java.io.FileOutputStream;
import java.nio.file.*;
import java.nio.file.attribute.*;
import java.util.Set;

class Reports {
    void share(File report) {
        // ruleid: java.file.open-to-all
        report.setReadable(true, false);
        // ruleid: java.file.open-to-all
        report.setWritable(true, false);
        // ok: java.file.open-to-all
        report.setReadable(true, true);
        // ok: java.file.open-to-all
        report.setWritable(false, false);
    }

    void permissions(Path report) throws Exception {
        // ruleid: java.file.open-to-all
        Files.setPosixFilePermissions(report, PosixFilePermissions.fromString("rwxrwxrwx"));
        // ruleid: java.file.open-to-all
        Set<PosixFilePermission> all = fromString("rw-rw-rw-");
        // ok: java.file.open-to-all
        Set<PosixFilePermission> mine = fromString("rwx------");
        all.retainAll(mine);
        // ruleid: java.file.open-to-all
        all.add(PosixFilePermission.OTHERS_WRITE);
        // ok: java.file.open-to-all
        all.add(PosixFilePermission.OWNER_WRITE);
    }

    FileOutputStream app(Context context) throws Exception {
        // ruleid: java.android.open-to-all
        return context.openFileOutput("report.txt", Context.MODE_WORLD_READABLE);
    }

    SharedPreferences preferences(Context context) {
        // ruleid: java.android.open-to-all
        return context.getSharedPreferences("login", Context.MODE_WORLD_WRITEABLE | Context.MODE_APPEND);
    }

    SharedPreferences own(Context context) {
        // ok: java.android.open-to-all
        return context.getSharedPreferences("login", Context.MODE_PRIVATE);
    }

    FileOutputStream ownFile(Context context) throws Exception {
        // ok: java.android.open-to-all
        return context.openFileOutput("report.txt", Context.MODE_PRIVATE | Context.MODE_APPEND);
    }
}
