namespace Runware.Wan25.Tests.Requests;

/// <summary>The example requests of the model's page, letter for letter.</summary>
internal static class ModelPageExamples
{
    public const string RainyAlley = """
        {
          "taskType": "videoInference",
          "taskUUID": "ba5cf08d-a52b-44ca-bb54-da1f3d835108",
          "model": "runware:201@1",
          "positivePrompt": "Animate this first-frame image into a cinematic rainy night market sequence. The camera slowly pushes forward down the lantern-lit alley as rain ripples through puddles and reflections shimmer across wet cobblestones. Steam curls from the tea stall, hanging lanterns sway gently, fabric awnings flutter, and distant shoppers pass through the background with natural parallax. The woman with the transparent umbrella subtly shifts her posture and turns her head slightly as if noticing something ahead. A scooter light flickers softly, neon sign glow blooms in the mist, and the scene feels intimate, nostalgic, and alive. Realistic motion, strong depth, smooth transitions, detailed environmental movement, immersive street ambience with rain, soft chatter, porcelain cups, scooter hum, and market sounds. No subtitles, no text overlays, no logo.",
          "negativePrompt": "blurry motion, distorted anatomy, extra limbs, flicker, abrupt camera shake, duplicated people, warped umbrellas, melting objects, low detail, overexposed highlights, text, watermark, subtitles",
          "width": 1280,
          "height": 720,
          "duration": 10,
          "seed": 81567,
          "providerSettings": {
            "alibaba": {
              "promptExtend": true,
              "audio": true
            }
          },
          "inputs": {
            "frameImages": [
              {
                "image": "https://assets.runware.ai/assets/inputs/77c1bf52-2488-4511-b486-60431656fda3.jpg",
                "frame": "first"
              }
            ]
          }
        }
        """;

    public const string DesertObservatory = """
        {
          "taskType": "videoInference",
          "taskUUID": "be8fd83d-7116-4984-b37e-391df5ee434e",
          "model": "runware:201@1",
          "positivePrompt": "A cinematic wide shot of an ancient stone observatory in a silver-blue desert at midnight, ringed by softly glowing brass instruments and drifting lantern kites. A young astronomer in indigo robes stands on the central platform, tracing constellations in the air with a luminous astrolabe wand. As she moves, thin threads of light connect stars above to engraved maps below, and a circular mechanism slowly rotates under her feet. Fine desert dust lifts in gentle spirals, fabric ripples in the wind, candle flames flicker, and the camera performs a slow graceful dolly-in with subtle parallax. The sky is packed with bright stars, a large crescent moon, and a faint comet crossing the horizon. Native audio: soft desert wind, distant metal chimes, subtle stone mechanism hum, quiet footstep movement, and a hushed female voice in Arabic delivering a brief poetic line about reading the sky. Highly detailed, magical realism, elegant lighting, smooth natural motion, premium cinematic color grading.",
          "negativePrompt": "low detail, jittery motion, distorted anatomy, extra limbs, duplicated objects, blurry face, text overlays, watermark, logo, harsh cuts, overexposed highlights, noisy audio",
          "width": 1280,
          "height": 720,
          "duration": 10,
          "seed": 43365,
          "providerSettings": {
            "alibaba": {
              "promptExtend": true,
              "audio": true
            }
          }
        }
        """;

    public const string MonsoonNight = """
        {
          "taskType": "videoInference",
          "taskUUID": "abc21c3b-dd34-4269-82cc-df02c9760d99",
          "model": "runware:201@1",
          "positivePrompt": "A cinematic night market during a warm monsoon rain in a historic riverside alley, glowing red and gold paper lanterns reflected in puddles, steam rising from street-food stalls, silk banners fluttering, shoppers moving under clear umbrellas, a tea seller in the foreground pouring from a long-spouted kettle in slow elegant arcs, camera begins with a low close-up on raindrops splashing into a puddle then gently dollies forward through the crowd toward a small covered stage where a young woman tells a short story in Mandarin with calm expressive narration, natural lip sync, surrounding ambience of rainfall, footsteps, distant laughter, sizzling noodles, clinking bowls, soft market chatter, occasional bicycle bell, richly textured cinematic lighting, realistic human motion, shallow depth of field, subtle handheld feel, high detail, immersive atmosphere, coherent action from start to finish",
          "negativePrompt": "blurry faces, distorted hands, frozen crowd, extra limbs, text overlays, subtitles, watermark, logo, flicker, stutter, low detail, overexposed highlights, unrealistic rain, duplicated people, broken anatomy, camera shake",
          "width": 1280,
          "height": 720,
          "duration": 10,
          "seed": 63746,
          "providerSettings": {
            "alibaba": {
              "promptExtend": true,
              "audio": true
            }
          }
        }
        """;

    public const string RainyMidnight = """
        {
          "taskType": "videoInference",
          "taskUUID": "0d1a7cb5-8bfc-4049-97fe-8d2f73d41474",
          "model": "runware:201@1",
          "positivePrompt": "A cinematic rainy midnight street market in an old riverside city, glowing red and amber paper lanterns strung overhead, wet cobblestones reflecting neon calligraphy signs, steam rising from noodle stalls, fabric awnings fluttering in the wind, a young woman in a jade-green coat walking slowly through the crowd holding a transparent umbrella, vendors handing bowls across counters, a child reaching for a sugar sculpture, bicycles passing in the background, a riverboat drifting beyond the alley opening. Camera begins with a low puddle reflection shot, then gently tracks beside the woman at eye level, ending on a wider reveal of the lantern-filled market. Realistic motion, atmospheric depth, subtle rack focus, natural crowd behavior, rain droplets on lens, richly textured clothing, high-detail reflections. Native ambient audio: soft rainfall, market chatter in Mandarin, sizzling woks, distant boat horn, footsteps splashing in puddles, no music.",
          "negativePrompt": "blurry faces, frozen motion, extra limbs, flickering lanterns, distorted hands, oversaturated colors, low detail, text artifacts, subtitles, logo, watermark, abrupt cuts",
          "width": 1280,
          "height": 720,
          "duration": 10,
          "seed": 38581,
          "providerSettings": {
            "alibaba": {
              "promptExtend": true,
              "audio": true
            }
          }
        }
        """;

    public static TheoryData<string> All => [RainyAlley, DesertObservatory, MonsoonNight, RainyMidnight];
}
