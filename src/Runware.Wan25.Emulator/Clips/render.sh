#!/bin/sh
# Renders the clips that the emulator embeds, from ffmpeg's own generators: no third party's picture or sound is in them.
# Run it in this folder; it needs ffmpeg with libx264, libvpx-vp9 and libopus. Another ffmpeg may render other bytes: tests compare
# what was served with what is embedded, never with fixed hashes.
set -eu
cd "$(dirname "$0")"
for seconds in 5 10; do
    picture="gradients=size=320x180:rate=24:speed=0.015:seed=25:c0=0x0b1d3a:c1=0xe2793f:c2=0x2f8f83:nb_colors=3,drawgrid=w=80:h=60:color=white@0.12"
    sound="sine=frequency=220:sample_rate=48000,tremolo=f=1:d=0.8,volume=0.4"
    inputs="-f lavfi -i $picture -f lavfi -i $sound -t $seconds"
    exact="-fflags +bitexact -flags:v +bitexact -flags:a +bitexact -map_metadata -1"
    h264="-c:v libx264 -preset veryslow -crf 30 -pix_fmt yuv420p -c:a aac -b:a 48k -ac 1 -movflags +faststart"
    vp9="-c:v libvpx-vp9 -b:v 0 -crf 44 -row-mt 0 -pix_fmt yuv420p -c:a libopus -b:a 32k -ac 1"
    ffmpeg -v error -y $inputs $h264 $exact "clip-${seconds}s.mp4"
    ffmpeg -v error -y $inputs $h264 $exact -f mov "clip-${seconds}s.mov"
    ffmpeg -v error -y $inputs $vp9 $exact "clip-${seconds}s.webm"
done
